import { expect, test } from "vitest";
import { loadKernel } from "../../../src/studio/kernel/kernel.ts";

const PAGE_BYTES = 65_536;

test("has at least the memory asked for, in whole pages", async () => {
  const { bytes } = await loadKernel(PAGE_BYTES + 1);
  expect(bytes.length).toBe(2 * PAGE_BYTES);
});

test("each has a memory of its own", async () => {
  const [one, other] = await Promise.all([loadKernel(PAGE_BYTES), loadKernel(PAGE_BYTES)]);
  one.bytes[9] = 77;
  expect(other.bytes[9]).toBe(0);
});

test("works on its own bytes: white becomes white of BT.709 in limited range, opaque", async () => {
  const { bytes, toPlanes } = await loadKernel(PAGE_BYTES);
  bytes.fill(255, 0, 16 * 16 * 4);
  const [luma, chromaU, chromaV, alpha, chromaAlpha] = [2048, 3072, 4096, 5120, 6144];
  toPlanes(0, 16, 16, luma, chromaU, chromaV, alpha, chromaAlpha);
  expect([luma, chromaU, chromaV, alpha, chromaAlpha].map((at) => bytes[at])).toEqual([
    235, 128, 128, 255, 255,
  ]);
});
