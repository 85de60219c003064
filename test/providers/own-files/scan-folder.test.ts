import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scanFolder } from "../../../src/providers/own-files/scan-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-own-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string): void => writeFileSync(join(folder, name), "x");

describe("scanFolder", () => {
  it("lists pictures and clips in natural order and says what it cannot use", () => {
    for (const name of ["10.jpg", "9.PNG", "a.mov", ".hidden.png", "notes.txt", "old.gif"]) put(name);
    mkdirSync(join(folder, "folder.png"));
    const { files, warnings } = scanFolder(folder);
    expect(files.map((entry) => [entry.name, entry.kind])).toEqual([
      ["9.PNG", "image"],
      ["10.jpg", "image"],
      ["a.mov", "clip"],
    ]);
    expect(warnings).toEqual(["old.gif is skipped: use png, jpg, webp, mp4, mov or webm"]);
  });

  it.each([
    ["is missing", () => join(folder, "none"), /there is no folder/],
    ["is a file", () => (put("f"), join(folder, "f")), /is a file, not a folder/],
    ["holds nothing to use", () => (put("a.gif"), folder), /no picture or clip/],
  ])("says when the folder %s", (_, make, expected) => {
    expect(() => scanFolder(make())).toThrow(expected);
  });
});
