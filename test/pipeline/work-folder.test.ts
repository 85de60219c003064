import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { freshWorkFolder } from "../../src/pipeline/work-folder.ts";
import { countingIds, temporaryFolder } from "../support/store.ts";

test("each attempt has a new empty folder, and what an earlier one left is gone", async () => {
  const services = { workRoot: temporaryFolder(), newId: countingIds() };
  const first = await freshWorkFolder(services, "job_1", "compose");
  const other = await freshWorkFolder(services, "job_1", "voice");
  writeFileSync(join(first, "video.mp4.part"), "half");
  const second = await freshWorkFolder(services, "job_1", "compose");
  expect(second).not.toBe(first);
  expect(existsSync(first)).toBe(false);
  expect(readdirSync(second)).toEqual([]);
  expect(readdirSync(dirname(second))).toHaveLength(1);
  expect(existsSync(other)).toBe(true);
});
