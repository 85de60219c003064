import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runTool } from "../../../../src/media/run-tool.ts";
import { editedMedia } from "../../../../src/pipeline/post/order/edited-media.ts";
import { madeClip, tools } from "../../../support/made-clips.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const ffmpeg = async () => tools;

test("a file is as large, long and upright as a player shows it", async () => {
  const file = await madeClip("lying");
  const lying = { byteCount: statSync(file).size, durationMs: 4_000, width: 256, height: 144 };
  expect(await editedMedia(file, ffmpeg)).toEqual(lying);
  const turned = join(temporaryFolder(), "turned.mp4");
  await runTool(tools.ffmpeg, [
    "-v",
    "error",
    "-i",
    file,
    "-c",
    "copy",
    "-metadata:s:v",
    "rotate=90",
    turned,
  ]);
  expect(await editedMedia(turned, ffmpeg)).toMatchObject({ width: 144, height: 256 });
});

test("sound alone has no shape, and what is no film is refused", async () => {
  const sound = join(temporaryFolder(), "sound.wav");
  await runTool(tools.ffmpeg, ["-v", "error", "-f", "lavfi", "-i", "sine=d=1", sound]);
  expect(await editedMedia(sound, ffmpeg)).toMatchObject({ durationMs: 1_000, width: 0, height: 0 });
  const text = join(temporaryFolder(), "text.mp4");
  writeFileSync(text, "no film");
  await expect(editedMedia(text, ffmpeg)).rejects.toMatchObject({ code: "media-unreadable" });
});
