import { expect, it } from "vitest";
import type { Json } from "../../../src/core/json.ts";
import {
  fingerprintOf,
  isAlive,
  readUpload,
  type UploadState,
} from "../../../src/providers/tiktok/upload-memory.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";

const memoryOf = (kept: Json | undefined) => ({ read: async () => kept, write: async () => undefined });
const uploading: UploadState = {
  stage: "uploading",
  publishId: "p1",
  uploadUrl: "https://upload.tiktokapis.com/video/?upload_token=canary",
  issuedAtMs: 5,
  fingerprint: "f",
  username: null,
  sentBytes: 0,
};

it("reads what it wrote, and nothing where nothing was", async () => {
  expect(await readUpload(memoryOf(uploading))).toEqual(uploading);
  expect(await readUpload(memoryOf(undefined))).toBeUndefined();
});

it.each([null, {}, { ...uploading, stage: "elsewhere" }, { ...uploading, sentBytes: -1 }])(
  "takes %j for no memory of its own, and shows none of it",
  async (kept) => {
    const error: unknown = await readUpload(memoryOf(kept)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "bug", code: "post-memory-broken" });
    expect(String(error)).not.toContain("canary");
  },
);

it("tells one order from another by everything that TikTok would show", async () => {
  const { order } = await tiktokScene();
  const changes = [
    { caption: "Another." },
    { privacy: "private" },
    { delivery: "draft" },
    { fileSha256: "0" },
    { byteCount: 7 },
    { isAiGenerated: false },
    { commercial: "own" },
    { coverAtMs: 5 },
    { allow: { ...order.allow, duets: true } },
  ] as const;
  const prints = changes.map((change) => fingerprintOf({ ...order, ...change }));
  expect(new Set([fingerprintOf(order), ...prints]).size).toBe(changes.length + 1);
  expect(fingerprintOf({ ...order, file: "/moved/video.mp4" })).toBe(fingerprintOf(order));
});

it("trusts an address for less than its hour, and not when the clock was set back", () => {
  const at = (nowMs: number) => isAlive({ issuedAtMs: 86_400_000 }, nowMs);
  expect([86_400_000, 86_400_000 + 58 * 60_000, 86_400_000 + 59 * 60_000, 0].map(at)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
