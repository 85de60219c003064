import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createVendorLine } from "../../../src/providers/http/vendor-line.ts";
import { answers, answersJson, hostileServer, stalls } from "../../support/hostile-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const CANARY = "canary-key-0123456789";

async function lineTo(baseUrl: string) {
  const told: string[] = [];
  const recorded: unknown[] = [];
  const line = createVendorLine({
    providerId: "fal",
    key: CANARY,
    baseUrl,
    fetch,
    clock: { nowMs: () => 0 },
    secrets: ["another-secret-99"],
    tell: ({ operation }) => void told.push(operation),
    recorder: { record: async ({ path }, redactor) => void recorded.push(redactor.text(path)) },
    idleMs: 60,
  });
  return { line, told, recorded };
}

it("asks the vendor only, and hides its key in what is told and recorded", async () => {
  const vendor = await hostileServer(answersJson(200, {}));
  const stranger = await hostileServer(answersJson(200, {}));
  const { line, told, recorded } = await lineTo(vendor.origin);
  await line.fetch(`${vendor.origin}/a/${CANARY}/another-secret-99`);
  await expect(line.fetch(`${stranger.origin}/a`)).rejects.toMatchObject({ code: "vendor-foreign-origin" });
  expect(stranger.seen).toHaveLength(0);
  expect([told[0], recorded[0]]).toEqual(["GET /a/REDACTED/REDACTED", "/a/REDACTED/REDACTED"]);
});

it("brings files from any host, with headers for the vendor's own only", async () => {
  const bytes = Buffer.concat([Buffer.from("\0\0\0\x20ftypisom"), Buffer.alloc(200)]);
  const vendor = await hostileServer(answers(200, bytes));
  const files = await hostileServer(answers(200, bytes));
  const { line, told } = await lineTo(vendor.origin);
  const file = join(temporaryFolder(), "clip");
  const limits = { file, expect: "video" as const, maxBytes: 1_000, timeoutMs: 2_000 };
  for (const { origin } of [vendor, files]) {
    await line.download({ ...limits, url: `${origin}/f`, headers: { authorization: CANARY } });
  }
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect([vendor, files].map(({ seen }) => seen[0]?.headers.authorization)).toEqual([CANARY, undefined]);
  expect(told).toEqual(["download", "download"]);
});

it("waits no longer for the next piece than it was told", async () => {
  const vendor = await hostileServer(stalls("{"));
  const { line } = await lineTo(vendor.origin);
  await expect(line.fetch(vendor.origin)).rejects.toMatchObject({ code: "vendor-answer-stalled" });
});
