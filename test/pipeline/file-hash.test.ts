import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileHash } from "../../src/pipeline/file-hash.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("is the hash of what the file holds, and gives up with its caller", async () => {
  const file = join(temporaryFolder(), "v.mp4");
  writeFileSync(file, "a video");
  const wanted = createHash("sha256").update("a video").digest("hex");
  expect(await fileHash(file, new AbortController().signal)).toBe(wanted);
  await expect(fileHash(file, AbortSignal.abort(new Error("cancelled")))).rejects.toThrow();
});
