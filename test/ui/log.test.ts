import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openLog } from "../../src/ui/log.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-log-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("events become lines with levels, progress does not, and secrets never reach the file", () => {
  const log = openLog(join(folder, "deep"));
  log.emit({ type: "step-start", jobId: "job_1", step: "voice" });
  log.emit({ type: "step-progress", jobId: "job_1", step: "compose", done: 1, total: 2, unit: "frames" });
  log.emit({ type: "warning", jobId: null, message: "refused: Bearer abcdefgh12345678" });
  log.close();
  const lines = readFileSync(join(folder, "deep", "viral.log"), "utf8")
    .trim()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line) as { level: number; type: string })).toMatchObject([
    { level: 30, type: "step-start" },
    { level: 40, type: "warning" },
  ]);
  expect(lines.join("")).not.toContain("abcdefgh12345678");
});
