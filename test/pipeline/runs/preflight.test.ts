import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import type { MediaTools } from "../../../src/media/find-media-tools.ts";
import { preflight } from "../../../src/pipeline/runs/preflight.ts";
import { temporaryFolder } from "../../support/store.ts";

const tools = async (): Promise<MediaTools> => ({ ffmpeg: "f", ffprobe: "p", origin: "path" });

test("a folder that can be made is fine, and is not made", async () => {
  const out = join(temporaryFolder(), "not", "there", "yet");
  await preflight({ tools }, out);
  expect(existsSync(out)).toBe(false);
});

test("a file in the way is told before the work", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  for (const out of [file, join(file, "videos")]) {
    await expect(preflight({ tools }, out)).rejects.toMatchObject({ kind: "config", code: "folder-is-file" });
  }
});

test("a missing ffmpeg is told before the work", async () => {
  const missing = new AppError({ kind: "config", code: "ffmpeg-missing", message: "none" });
  const none = async (): Promise<never> => await Promise.reject(missing);
  await expect(preflight({ tools: none }, temporaryFolder())).rejects.toBe(missing);
});
