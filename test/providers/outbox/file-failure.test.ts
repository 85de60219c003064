import { expect, test } from "vitest";
import { fileFailure } from "../../../src/providers/outbox/file-failure.ts";

const refused = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ["ENOSPC", "disk-full"],
  ["EROFS", "folder-read-only"],
  ["EACCES", "folder-read-only"],
  ["ENOTDIR", "folder-not-a-folder"],
])("%s says what to do", (code, expected) => {
  expect(fileFailure(refused(code), "/out")).toMatchObject({ kind: "config", code: expected });
});

test("a bug stays a bug", () => {
  const bug = new TypeError("x");
  expect(fileFailure(bug, "/out")).toBe(bug);
});
