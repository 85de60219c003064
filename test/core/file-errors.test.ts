import { expect, test } from "vitest";
import { explainFileError } from "../../src/core/file-errors.ts";

const withCode = (code: string, more: object = {}): Error =>
  Object.assign(new Error(code), { code, ...more });

test.each([
  ["ENOSPC", "disk-full"],
  ["EACCES", "folder-not-writable"],
  ["EROFS", "folder-not-writable"],
  ["ENOTDIR", "folder-is-file"],
])("%s is a config error %s", (code, expected) => {
  expect(explainFileError(withCode(code), "/out/v.mp4")).toMatchObject({ kind: "config", code: expected });
});

test("a folder that a read-only disk does not take is not writable, a missing file is none of this", () => {
  const refused = withCode("ENOENT", { syscall: "mkdir" });
  expect(explainFileError(refused, "/out")).toMatchObject({ code: "folder-not-writable", cause: refused });
  const missing = withCode("ENOENT", { syscall: "open" });
  expect(explainFileError(missing, "/out")).toBe(missing);
});
