import { join } from "node:path";
import { runTool } from "../../../../src/media/run-tool.ts";
import type { RepairRequest } from "../../../../src/pipeline/qa/repairs/repair.ts";
import { mediaTools } from "../../../support/studio.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** Three seconds that are too quiet, without colour tags, with the index last; and where their repair goes. */
export async function flawedVideo(): Promise<RepairRequest & { folder: string }> {
  const tools = await mediaTools();
  const folder = temporaryFolder();
  const file = join(folder, "a video ';.mp4");
  const picture = ["-f", "lavfi", "-i", "testsrc=s=128x128:r=30:d=3"];
  const sound = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=3"];
  const coded = ["-pix_fmt", "yuv420p", "-preset", "ultrafast", "-af", "volume=-12dB", "-ac", "2"];
  await runTool(tools.ffmpeg, ["-v", "error", ...picture, ...sound, ...coded, `file:${file}`]);
  const outFile = join(folder, "repaired.mp4");
  return { tools, folder, file, outFile, signal: new AbortController().signal };
}

/** What one stream of a file decodes to, by hash. */
export async function streamHash({ tools }: RepairRequest, file: string, stream: "v" | "a"): Promise<string> {
  const output = ["-map", `0:${stream}`, "-f", "md5", "-"];
  const { stdout } = await runTool(tools.ffmpeg, ["-v", "error", "-i", `file:${file}`, ...output]);
  return stdout.toString("utf8");
}
