import { audioPresentCheck } from "./checks/audio-present.ts";
import { blackCheck } from "./checks/black.ts";
import { captionSyncCheck } from "./checks/caption-sync.ts";
import { codecCheck } from "./checks/codec.ts";
import { colourCheck } from "./checks/colour.ts";
import { contrastCheck } from "./checks/contrast.ts";
import { fastStartCheck } from "./checks/fast-start.ts";
import { fileSizeCheck } from "./checks/file-size.ts";
import { firstFrameCheck } from "./checks/first-frame.ts";
import { frameRateCheck } from "./checks/frame-rate.ts";
import { frameSizeCheck } from "./checks/frame-size.ts";
import { frozenCheck } from "./checks/frozen.ts";
import { glyphsCheck } from "./checks/glyphs.ts";
import { hookCheck } from "./checks/hook.ts";
import { lengthCheck } from "./checks/length.ts";
import { loudnessCheck } from "./checks/loudness.ts";
import { pixelFormatCheck } from "./checks/pixel-format.ts";
import { platformLengthCheck } from "./checks/platform-length.ts";
import { readingSpeedCheck } from "./checks/reading-speed.ts";
import { safeZoneCheck } from "./checks/safe-zone.ts";
import { silenceCheck } from "./checks/silence.ts";
import { truePeakCheck } from "./checks/true-peak.ts";
import type { VideoCheck } from "./video-check.ts";

/** Every question asked of a finished file, in the order in which answers are shown. */
export const VIDEO_CHECKS: readonly VideoCheck[] = [
  codecCheck,
  frameSizeCheck,
  frameRateCheck,
  pixelFormatCheck,
  colourCheck,
  fastStartCheck,
  lengthCheck,
  platformLengthCheck,
  fileSizeCheck,
  audioPresentCheck,
  loudnessCheck,
  truePeakCheck,
  silenceCheck,
  blackCheck,
  frozenCheck,
  firstFrameCheck,
  hookCheck,
  captionSyncCheck,
  safeZoneCheck,
  contrastCheck,
  readingSpeedCheck,
  glyphsCheck,
];
