import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findMediaTools } from "../../src/media/find-media-tools.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-tools-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a pair on the PATH that is no ffmpeg is passed over", async () => {
  for (const name of ["ffmpeg", "ffprobe"]) {
    writeFileSync(join(folder, name), "#!/bin/sh\nexit 1\n");
    chmodSync(join(folder, name), 0o755);
  }
  expect((await findMediaTools({}, { PATH: folder })).origin).toBe("bundled");
});

test("a setting that cannot be run is an error, never replaced", async () => {
  const file = join(folder, "not-executable");
  writeFileSync(file, "");
  await expect(findMediaTools({ ffmpeg: file }, {})).rejects.toMatchObject({
    kind: "config",
    code: "ffmpeg-not-executable",
    message: expect.stringContaining(file),
  });
});
