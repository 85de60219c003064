import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { appPaths } from "../src/config/paths.ts";
import { Settings } from "../src/config/settings-schema.ts";
import { type AdvanceParts, advanceJobs } from "../src/context-advance.ts";
import { createUsageLog } from "../src/pipeline/usage-log.ts";
import { takeRunLock } from "../src/store/run-lock.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { temporaryServices } from "./support/video-services.ts";

async function setUp() {
  const services = await temporaryServices();
  const home = temporaryFolder();
  const parts: AdvanceParts = {
    settings: Settings.parse({}),
    paths: appPaths({ VIRAL_HOME: home }, home),
    library: services.library,
    secrets: () => Promise.reject(new Error("no secret is needed")),
    signal: new AbortController().signal,
    services: async () => ({ services, usage: createUsageLog(services) }),
  };
  const holder = { pid: 1, startedAtMs: 0, command: "viral test" };
  return { parts, home, takeLock: () => takeRunLock(home, holder) };
}
const limits = { composeJobs: 2, spendUsdMicros: 5 };

it("works under the lock of its home, and frees it when it is done", async () => {
  const { parts, home, takeLock } = await setUp();
  const told: string[] = [];
  const composeJobs = await advanceJobs(
    parts,
    ({ type }) => void told.push(type),
    limits,
    async (options) => {
      expect(takeLock).toThrow(expect.objectContaining({ kind: "busy" }));
      options.services.emit({ type: "spend", spentUsdMicros: 1 });
      options.reportBug(new TypeError("no such method"), "job_1");
      return options.composeJobs;
    },
  );
  expect(composeJobs).toBe(2);
  expect(told).toContain("warning");
  expect(existsSync(join(home, "log"))).toBe(true);
  takeLock().release();
});

it("frees the lock whatever happens", async () => {
  const { parts, takeLock } = await setUp();
  const failing = advanceJobs(
    parts,
    () => undefined,
    limits,
    () => Promise.reject(new Error("it broke")),
  );
  await expect(failing).rejects.toThrow("it broke");
  takeLock().release();
});
