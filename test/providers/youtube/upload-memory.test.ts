import { expect, it } from "vitest";
import type { Json } from "../../../src/core/json.ts";
import { keepUpload, readUpload, type UploadMemory } from "../../../src/providers/youtube/upload-memory.ts";

const URL = "https://www.googleapis.com/upload/youtube/v3/videos?upload_id=canary";
const SESSION = { orderHash: "h", url: URL, issuedAtMs: 1, storedBytes: 0, lastByteSentAtMs: null };

function memoryOf(kept?: Json) {
  let state = kept;
  return { read: async () => state, write: async (next: Json) => void (state = next) };
}

it("begins with nothing", async () => {
  expect(await readUpload(memoryOf())).toEqual({ stage: "PLANNED" });
});

it.each<UploadMemory>([
  { stage: "SESSION_SENT" },
  { stage: "UPLOADING", ...SESSION },
  { stage: "FINAL_SENT", ...SESSION, lastByteSentAtMs: 5 },
  { stage: "UPLOADED", videoId: "v", uploadedAtMs: 9 },
])("keeps $stage and gives it back", async (state) => {
  const memory = memoryOf();
  expect(await keepUpload(memory, state)).toEqual(state);
  expect(await readUpload(memory)).toEqual(state);
});

it("never takes what it cannot read for a fresh start, and does not show the address in it", async () => {
  const error = await readUpload(memoryOf({ stage: "UPLOADING", url: URL })).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ kind: "config", code: "post-memory-unreadable" });
  expect((error as Error).message).not.toContain("canary");
});
