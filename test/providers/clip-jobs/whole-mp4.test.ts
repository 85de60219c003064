import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isWholeMp4 } from "../../../src/providers/clip-jobs/whole-mp4.ts";
import { madeClip } from "../../support/made-clips.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function verdictOn(bytes: Uint8Array): Promise<boolean> {
  const file = join(temporaryFolder(), "clip");
  writeFileSync(file, bytes);
  return await isWholeMp4(file);
}

function box(
  type: string,
  payload: Uint8Array,
  { size, isLong = false }: { size?: number; isLong?: boolean } = {},
) {
  const header = Buffer.alloc(isLong ? 16 : 8);
  header.writeUInt32BE(isLong ? 1 : (size ?? payload.byteLength + 8));
  header.write(type, 4, "latin1");
  if (isLong) header.writeBigUInt64BE(BigInt(size ?? payload.byteLength + 16), 8);
  return Buffer.concat([header, payload]);
}

const start = box("ftyp", Buffer.from("isom"));
const index = box("moov", Buffer.alloc(40));
const pictures = Buffer.alloc(500);

it("knows a clip that an encoder made, and every cut of it", async () => {
  const clip = readFileSync(await madeClip("good"));
  expect(await verdictOn(clip)).toBe(true);
  for (const part of [0.1, 0.5, 0.9, 0.999]) {
    expect(await verdictOn(clip.subarray(0, Math.floor(clip.byteLength * part)))).toBe(false);
  }
});

it.each<[string, Uint8Array, boolean]>([
  ["index first", Buffer.concat([start, index, box("mdat", pictures)]), true],
  ["index last", Buffer.concat([start, box("mdat", pictures), index]), true],
  ["long sizes", Buffer.concat([start, index, box("mdat", pictures, { isLong: true })]), true],
  ["pictures to the end", Buffer.concat([start, index, box("mdat", pictures, { size: 0 })]), true],
  ["no index", Buffer.concat([start, box("mdat", pictures)]), false],
  [
    "a long size beyond the end",
    Buffer.concat([start, index, box("mdat", pictures, { isLong: true, size: 9000 })]),
    false,
  ],
  [
    "a long size that is none",
    Buffer.concat([start, index, box("mdat", pictures, { isLong: true, size: 3 })]),
    false,
  ],
  [
    "a size smaller than its header",
    Buffer.concat([start, index, box("mdat", pictures, { size: 5 })]),
    false,
  ],
  ["a few bytes too many", Buffer.concat([start, index, Buffer.from("abc")]), false],
  ["nothing", Buffer.alloc(0), false],
])("judges by the boxes: %s", async (_what, bytes, isWhole) => {
  expect(await verdictOn(bytes)).toBe(isWhole);
});
