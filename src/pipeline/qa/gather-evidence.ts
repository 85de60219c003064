import { isFastStart } from "../../media/fast-start.ts";
import { measureLoudness } from "../../media/loudness.ts";
import { probeFile } from "../../media/probe-file.ts";
import { decodeSound } from "../../media/sound-files.ts";
import { passOverPicture } from "./measure/picture-pass.ts";
import { framesToKeep, sampleBoxes } from "./measure/sampled-boxes.ts";
import { hearWords } from "./measure/speech-onsets.ts";
import type { Evidence, VideoCheckRequest } from "./video-check.ts";

/** High enough to hold an `s`: at 8 kHz a word like "so" seems to begin with its vowel. */
const SPEECH_RATE = 24_000;

/** Measures a finished file: the picture is decoded once, the sound once for levels and once for its loudness. */
export async function gatherEvidence(request: VideoCheckRequest): Promise<Evidence> {
  const { tools, file, timeline, narration, signal } = request;
  const facts = await probeFile(tools, file, signal);
  const decode = (source: string) =>
    decodeSound(tools, source, { sampleRate: SPEECH_RATE, channels: 1, signal });
  const [isFast, sound, loudness, voice, picture] = await Promise.all([
    isFastStart(file),
    facts.sound ? decode(file) : undefined,
    facts.sound ? measureLoudness(tools, file, signal) : undefined,
    narration.file === undefined ? undefined : decode(narration.file),
    passOverPicture({
      tools,
      file,
      width: facts.picture?.width ?? timeline.width,
      height: facts.picture?.height ?? timeline.height,
      keepFrames: facts.picture ? framesToKeep(timeline) : [],
      workFolder: request.workFolder,
      signal,
    }),
  ]);
  return {
    request,
    facts,
    isFastStart: isFast,
    sound,
    loudness,
    heardWords: voice && sound ? hearWords(timeline, narration, voice, sound) : undefined,
    coarse: picture.coarse,
    frames: picture.frames,
    boxes: sampleBoxes(timeline, picture.frames),
  };
}
