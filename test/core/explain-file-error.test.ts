import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import { explainFileError } from "../../src/core/explain-file-error.ts";

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EACCES", "folder-not-writable"],
  ["EPERM", "folder-not-writable"],
  ["EROFS", "folder-not-writable"],
  ["ENOTDIR", "folder-is-file"],
  ["EEXIST", "folder-is-file"],
])("%s is the config error %s, which names the place and what to do", (code, expected) => {
  expect(explainFileError(withCode(code), "/out/v.mp4")).toMatchObject({
    kind: "config",
    code: expected,
    message: expect.stringContaining("/out/v.mp4"),
    hint: expect.stringContaining("viral resume"),
    cause: withCode(code),
  });
});

test("what it does not know, and what is explained already, stays as it was", () => {
  for (const error of [
    withCode("EPIPE"),
    new TypeError("x"),
    new AppError({ kind: "usage", code: "a", message: "a" }),
    "text",
  ]) {
    expect(explainFileError(error, "/out")).toBe(error);
  }
});

test("a folder that a read-only disk does not take is not writable, a missing file is none of this", () => {
  const refused = Object.assign(withCode("ENOENT"), { syscall: "mkdir" });
  expect(explainFileError(refused, "/out")).toMatchObject({ code: "folder-not-writable", cause: refused });
  const missing = Object.assign(withCode("ENOENT"), { syscall: "open" });
  expect(explainFileError(missing, "/out")).toBe(missing);
});
