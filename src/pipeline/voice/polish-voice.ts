import type { MediaTools } from "../../media/find-media-tools.ts";
import { runTool } from "../../media/run-tool.ts";
import type { Voice } from "../../providers/contracts/voice.ts";

/** None of these moves a word in time. */
const CHAINS: Readonly<Record<Voice["sound"], readonly string[]>> = {
  /** Makes a dry synthetic voice sit in a mix. */
  dry: [
    "highpass=f=85",
    "equalizer=f=220:t=q:w=1.1:g=-2.5",
    "equalizer=f=2900:t=q:w=1.0:g=3.5",
    "equalizer=f=6200:t=q:w=1.4:g=2.5",
    "acompressor=threshold=0.09:ratio=3.2:attack=6:release=120:makeup=2.4",
    "aecho=1:0.92:13|23|37:0.10|0.07|0.045",
    "alimiter=limit=0.89:attack=3:release=60",
  ],
  finished: ["highpass=f=60", "alimiter=limit=0.89:attack=3:release=60:level=disabled"],
};

/** 48 kHz mono, 16 bit. */
export async function polishVoice(
  tools: MediaTools,
  { raw, file, sound }: { raw: string; file: string; sound: Voice["sound"] },
  signal: AbortSignal,
): Promise<void> {
  await runTool(
    tools.ffmpeg,
    [
      "-v",
      "error",
      "-y",
      "-i",
      `file:${raw}`,
      "-af",
      ["aresample=48000", ...CHAINS[sound]].join(","),
      "-ac",
      "1",
      "-c:a",
      "pcm_s16le",
      "-f",
      "wav",
      `file:${file}`,
    ],
    signal,
  );
}
