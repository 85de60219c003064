import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { contentKey, readSource } from "../../../src/ideas/sources/read-source.ts";

const TEXT = { name: "text", flag: "--from", bytesMax: 2_000_000 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "viral-source-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function errorOf(file: string): AppError {
  try {
    readSource(file, TEXT);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${file} was accepted`);
}

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe("readSource", () => {
  it("reads UTF-8 with or without mark and any line ends", () => {
    expect(readSource(put("a.txt", "\uFEFFone\r\ntwo\rthree"), TEXT)).toBe("one\ntwo\nthree");
  });

  it.each<[string, () => string]>([
    ["text-missing", () => join(folder, "none.txt")],
    ["text-is-folder", () => folder],
    ["text-empty", () => put("empty.txt", " \n\t\n")],
    ["text-empty", () => put("nothing.txt", "")],
    ["text-binary", () => put("a.bin", Uint8Array.of(80, 75, 3, 4, 0, 0, 9))],
    ["text-not-utf8", () => put("latin1.txt", Uint8Array.of(67, 97, 102, 0xe9, 32, 97))],
    ["text-not-utf8", () => put("utf16.txt", Uint8Array.of(0xff, 0xfe, 65, 0, 66, 0))],
  ])("refuses with %s and says what to do", (code, make) => {
    const error = errorOf(make());
    expect(error).toMatchObject({ kind: "usage", code });
    expect(error.message).toContain(folder);
    expect(error.hint?.length).toBeGreaterThan(10);
  });

  it("refuses 50 MB without reading them, and names the limit", () => {
    const file = put("large.txt", "a");
    truncateSync(file, 50_000_000);
    const error = errorOf(file);
    expect(error.code).toBe("text-too-large");
    expect(error.message).toContain("50.0 MB; a text may have 2 MB");
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")("says when it may not read", () => {
    const file = put("closed.txt", "secret");
    chmodSync(file, 0o000);
    expect(errorOf(file).code).toBe("text-unreadable");
  });

  it("names content, not files", () => {
    expect(contentKey("a")).toBe(contentKey("a"));
    expect(contentKey("a")).not.toBe(contentKey("b"));
  });
});
