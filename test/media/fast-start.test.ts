import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isFastStart } from "../../src/media/fast-start.ts";
import { runTool } from "../../src/media/run-tool.ts";
import { temporaryFolder } from "../support/store.ts";
import { mediaTools } from "../support/studio.ts";

/** An atom whose size stands where every player looks first, or in the eight bytes after its name. */
function atom(name: string, body = 0, isLong = false): Buffer {
  const header = Buffer.alloc(isLong ? 16 : 8);
  header.writeUInt32BE(isLong ? 1 : 8 + body, 0);
  header.write(name, 4, "latin1");
  if (isLong) header.writeBigUInt64BE(BigInt(16 + body), 8);
  return Buffer.concat([header, Buffer.alloc(body)]);
}

test.each<[string, Buffer[], boolean]>([
  ["index first", [atom("ftyp", 16), atom("moov", 8), atom("mdat", 8)], true],
  ["data first", [atom("ftyp", 16), atom("mdat", 8), atom("moov", 8)], false],
  ["index first, behind an atom with a long size", [atom("free", 40, true), atom("moov", 8)], true],
  ["neither", [atom("ftyp", 16)], false],
  ["an atom that says it is smaller than its own header", [Buffer.alloc(64)], false],
  ["nothing at all", [], false],
])("%s", async (_name, atoms, isFast) => {
  const file = join(temporaryFolder(), "a.mp4");
  writeFileSync(file, Buffer.concat(atoms));
  expect(await isFastStart(file)).toBe(isFast);
});

test.each([
  [["-movflags", "+faststart"], true],
  [[], false],
])("a file that ffmpeg wrote with %j", async (flags, isFast) => {
  const file = join(temporaryFolder(), "a.mp4");
  const picture = ["-f", "lavfi", "-i", "color=s=16x16:d=0.1"];
  await runTool((await mediaTools()).ffmpeg, ["-v", "error", ...picture, ...flags, file]);
  expect(await isFastStart(file)).toBe(isFast);
});
