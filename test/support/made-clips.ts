import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findMediaTools } from "../../src/media/find-media-tools.ts";
import { runTool } from "../../src/media/run-tool.ts";

/** Small clips as vendors send them, made once for a test file. */
const SOURCES = {
  sharp: "testsrc2=s=720x1280:r=10:d=10",
  snow: "testsrc2=s=720x1280:r=24:d=6,lutyuv=y=190+(val-16)/5:u=128:v=128",
  good: "testsrc2=s=144x256:r=24:d=4",
  short: "testsrc2=s=144x256:r=24:d=2",
  lying: "testsrc2=s=256x144:r=24:d=4",
  black: "color=black:s=144x256:r=24:d=4",
  late: "testsrc2=s=144x256:r=24:d=6,drawbox=color=black:t=fill:enable='lt(t,2.5)'",
  frozen: "color=red:s=144x256:r=24:d=4",
} as const;

export const tools = await findMediaTools({}, {});
const folder = mkdtempSync(join(tmpdir(), "viral-clips-"));
const made = new Map<string, Promise<string>>();

/** Path of a clip of about four seconds (`short`: two, `sharp`: ten, and as large as footage must be; `snow`: six, nearly white). */
export async function madeClip(kind: keyof typeof SOURCES): Promise<string> {
  const known = made.get(kind) ?? make(kind);
  made.set(kind, known);
  return await known;
}

async function make(kind: keyof typeof SOURCES): Promise<string> {
  const file = join(folder, `${kind}.mp4`);
  const args = [
    "-v",
    "error",
    "-y",
    "-f",
    "lavfi",
    "-i",
    SOURCES[kind],
    "-pix_fmt",
    "yuv420p",
    "-g",
    "10",
    "-preset",
    "ultrafast",
    file,
  ];
  await runTool(tools.ffmpeg, args);
  return file;
}
