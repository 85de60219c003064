import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openPartFile } from "../../../src/providers/http/part-file.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("exists under its name only when it is whole", async () => {
  const file = join(temporaryFolder(), "clip.mp4");
  writeFileSync(`${file}.part`, "left by a killed process, and longer");
  const part = await openPartFile(file);
  await part.write(Buffer.from("one "));
  await part.write(Buffer.from("two"));
  expect([existsSync(file), readFileSync(`${file}.part`, "utf8")]).toEqual([false, "one two"]);
  const sha256 = createHash("sha256").update("one two").digest("hex");
  expect(await part.keep()).toEqual({ sha256, byteCount: 7 });
  await part.discard();
  expect([readFileSync(file, "utf8"), existsSync(`${file}.part`)]).toEqual(["one two", false]);
});

it("leaves nothing of what was not kept, and what was there before", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "clip.mp4");
  writeFileSync(file, "before");
  const part = await openPartFile(file);
  await part.write(Buffer.from("half"));
  await part.discard();
  expect(readdirSync(folder)).toEqual(["clip.mp4"]);
  expect(readFileSync(file, "utf8")).toBe("before");
});

it("says what the disk will not have, and leaves nothing even then", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a"), "a file");
  await expect(openPartFile(join(folder, "a", "clip.mp4"))).rejects.toMatchObject({ code: "folder-is-file" });
  const taken = join(folder, "taken");
  mkdirSync(join(taken, "by a folder"), { recursive: true });
  const part = await openPartFile(taken);
  await part.write(Buffer.from("x"));
  await expect(part.keep()).rejects.toThrow();
  await part.discard();
  expect(existsSync(`${taken}.part`)).toBe(false);
});
