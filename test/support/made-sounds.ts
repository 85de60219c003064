import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findMediaTools } from "../../src/media/find-media-tools.ts";
import { runTool } from "../../src/media/run-tool.ts";
import { writeWav } from "../../src/media/sound-files.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-sounds-"));
let madeCount = 0;

/** A WAV of any file that ffmpeg reads, as MP3 of 44.1 kHz and 128 kbit/s. */
export async function mp3Of(file: string): Promise<Buffer> {
  const { ffmpeg } = await findMediaTools({}, {});
  madeCount += 1;
  const mp3 = join(folder, `${madeCount}.mp3`);
  const output = ["-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k", "-f", "mp3", mp3];
  await runTool(ffmpeg, ["-v", "error", "-y", "-i", `file:${file}`, ...output]);
  return readFileSync(mp3);
}

/** Half a second of a tone, as a WAV file. */
export async function toneFile(): Promise<string> {
  const file = join(folder, "tone.wav");
  const samples = Float32Array.from({ length: 12_000 }, (_, at) => 0.3 * Math.sin(at / 9));
  await writeWav(file, { sampleRate: 24_000, channels: [samples] });
  return file;
}
