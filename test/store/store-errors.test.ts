import { expect, test } from "vitest";
import { explainDatabaseError } from "../../src/store/store-errors.ts";

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ["SQLITE_FULL", "disk-full"],
  ["SQLITE_CORRUPT_VTAB", "database-corrupt"],
  ["SQLITE_NOTADB", "database-corrupt"],
  ["SQLITE_READONLY_DIRECTORY", "folder-not-writable"],
  ["SQLITE_CANTOPEN", "folder-not-writable"],
  ["SQLITE_BUSY", "database-busy"],
  ["SQLITE_IOERR_SHMSIZE", "disk-unreliable"],
  ["SQLITE_IOERR", "disk-unreliable"],
])("%s is %s", (code, expected) => {
  expect(explainDatabaseError(withCode(code), "/home/viral.db")).toMatchObject({
    code: expected,
    message: expect.stringContaining("/home/viral.db"),
  });
});

test("anything else passes through unchanged", () => {
  const error = withCode("EPIPE");
  expect(explainDatabaseError(error, "x")).toBe(error);
});
