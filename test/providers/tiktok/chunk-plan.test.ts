import fc from "fast-check";
import { expect, it } from "vitest";
import {
  bytesIn,
  type Chunk,
  chunkAfter,
  lastChunkStart,
  planChunks,
} from "../../../src/providers/tiktok/chunk-plan.ts";

const MEBIBYTE = 1024 * 1024;
const SIZES = fc.integer({ min: 1, max: 4_000_000_000 });

function chunksOf(videoBytes: number): Chunk[] {
  const plan = planChunks(videoBytes);
  const chunks: Chunk[] = [];
  for (let sent = 0; sent < videoBytes; ) {
    const chunk = chunkAfter(plan, sent);
    chunks.push(chunk);
    sent += chunk.byteCount;
  }
  return chunks;
}

it.each([
  [1, 1, [1]],
  [4_194_304, 1, [4_194_304]],
  [9_999_999, 1, [9_999_999]],
  [10_000_000, 1, [10_000_000]],
  [19_999_999, 1, [19_999_999]],
  [20_000_000, 2, [10_000_000, 10_000_000]],
  [29_999_999, 2, [10_000_000, 19_999_999]],
  // The documentation's own example.
  [50_000_123, 5, [10_000_000, 10_000_000, 10_000_000, 10_000_000, 10_000_123]],
])("cuts %i bytes into %i", (videoBytes, chunkCount, sizes) => {
  expect(planChunks(videoBytes).chunkCount).toBe(chunkCount);
  expect(chunksOf(videoBytes).map(({ byteCount }) => byteCount)).toEqual(sizes);
});

it("keeps TikTok's rules for every size, however MB is counted", () => {
  fc.assert(
    fc.property(SIZES, (videoBytes) => {
      const { chunkBytes, chunkCount } = planChunks(videoBytes);
      expect(chunkCount).toBe(Math.floor(videoBytes / chunkBytes));
      expect(chunkCount).toBeLessThanOrEqual(1000);
      if (chunkBytes !== videoBytes) expect(chunkBytes).toBeGreaterThanOrEqual(5 * MEBIBYTE);
      expect(chunkBytes).toBeLessThanOrEqual(64_000_000);
      if (videoBytes < 5_000_000) expect(chunkBytes).toBe(videoBytes);
      if (videoBytes > 64_000_000) expect(chunkCount).toBeGreaterThan(1);
    }),
  );
});

it("sends every byte once, in order, and the last chunk last", () => {
  fc.assert(
    fc.property(SIZES, (videoBytes) => {
      const chunks = chunksOf(videoBytes);
      let at = 0;
      for (const { startByte, byteCount } of chunks) {
        expect(startByte).toBe(at);
        at += byteCount;
      }
      expect(at).toBe(videoBytes);
      expect(chunks.map(({ isLast }) => isLast)).toEqual([...chunks.slice(1).map(() => false), true]);
      expect(chunks.at(-1)?.startByte).toBe(lastChunkStart(planChunks(videoBytes)));
      expect(chunks.at(-1)?.byteCount).toBeLessThanOrEqual(128_000_000);
    }),
    { numRuns: 50 },
  );
});

it("goes on in the middle of a chunk, to its end", () => {
  const plan = planChunks(50_000_123);
  expect(chunkAfter(plan, 12_345_678)).toEqual({
    startByte: 12_345_678,
    byteCount: 7_654_322,
    isLast: false,
  });
  expect(chunkAfter(plan, 45_000_000)).toEqual({ startByte: 45_000_000, byteCount: 5_000_123, isLast: true });
});

it.each([
  ["bytes 0-10000000/50000123", 10_000_000],
  ["bytes 0-9999999/50000123", 10_000_000],
  ["bytes 0-50000123/50000123", 50_000_123],
  ["bytes 0-50000122/50000123", 50_000_123],
  ["bytes 0-12345678/50000123", 12_345_678],
  ["bytes 0-0/50000123", 0],
  ["bytes 0-10000000/50000124", undefined],
  ["bytes 0-50000124/50000123", undefined],
  ["bytes */50000123", undefined],
  ["", undefined],
])("reads %j as %j bytes that are there", (range, bytes) => {
  const headers = new Headers(range === "" ? {} : { "content-range": range });
  expect(bytesIn(headers, planChunks(50_000_123))).toBe(bytes);
});
