import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyDurably, replaceFile } from "../../../src/providers/outbox/durable-files.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("a file is replaced whole, and only what dead processes left of it goes", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "index.html");
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(file, "old");
  writeFileSync(join(folder, `.index.html.${dead}.part`), "half");
  writeFileSync(join(folder, `.index.html.${process.ppid}.part`), "another process at work");
  writeFileSync(join(folder, `.other.html.${dead}.part`), "not ours");
  await replaceFile(file, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(readdirSync(folder).sort()).toEqual(
    [`.index.html.${process.ppid}.part`, `.other.html.${dead}.part`, "index.html"].sort(),
  );
});

test("a failed replacement leaves the old file and no part", async () => {
  const folder = temporaryFolder();
  await expect(replaceFile(join(folder, "missing", "index.html"), "new")).rejects.toThrow("ENOENT");
  expect(readdirSync(folder)).toEqual([]);
});

test("a copy never overwrites", async () => {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, "a"), join(folder, "b")];
  writeFileSync(from, "a");
  await copyDurably(from, to);
  expect(readFileSync(to, "utf8")).toBe("a");
  await expect(copyDurably(from, to)).rejects.toThrow("EEXIST");
  expect(existsSync(to)).toBe(true);
});
