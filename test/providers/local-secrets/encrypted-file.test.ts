import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  readEncryptedFile,
  writeEncryptedFile,
} from "../../../src/providers/local-secrets/encrypted-file.ts";

const newFile = () => join(mkdtempSync(join(tmpdir(), "viral-sealed-")), "secrets.enc");

it("gives back what was written, for the owner only", () => {
  const file = newFile();
  expect(readEncryptedFile(file)).toEqual({});
  writeEncryptedFile(file, { A: "één" });
  expect(readEncryptedFile(file)).toEqual({ A: "één" });
  if (process.platform !== "win32") expect(statSync(`${file}.key`).mode & 0o077).toBe(0);
});

it("refuses a file that was changed by one bit", () => {
  const file = newFile();
  writeEncryptedFile(file, { A: "x" });
  const sealed = readFileSync(file);
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  writeFileSync(file, sealed);
  expect(() => readEncryptedFile(file)).toThrow("cannot be opened");
});
