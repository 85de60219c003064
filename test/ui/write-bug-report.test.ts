import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeBugReport } from "../../src/ui/write-bug-report.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-bug-"));

it("keeps the stack, without secrets, and says where", () => {
  const text = writeBugReport(new Error("with sk-abcdefghijklmnop1234"), join(folder, "log"));
  const kept = readFileSync(join(folder, "log", "bugs.log"), "utf8");
  expect(text).toContain(join(folder, "log", "bugs.log"));
  expect(kept).toContain("write-bug-report.test.ts");
  expect(text + kept).not.toContain("abcdefghijklmnop");
});

it("prints the stack when no file can be written", () => {
  writeFileSync(join(folder, "file"), "");
  expect(writeBugReport(new Error("oops"), join(folder, "file"))).toContain("write-bug-report.test.ts");
});
