import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { takeRunLock } from "../../src/store/run-lock.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const HOLDER = { pid: 4_321, startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5), command: "viral run rivers" };

test("the second taker is told who holds the lock, and gets it when it is free", () => {
  const homeFolder = temporaryFolder();
  const lock = takeRunLock(homeFolder, HOLDER);
  expect(() => takeRunLock(homeFolder, { ...HOLDER, pid: 1 })).toThrow(
    /viral run rivers.*process 4321, since 2026-01-02T03:04:05/,
  );
  expect(() => takeRunLock(homeFolder, HOLDER)).toThrow(expect.objectContaining({ kind: "busy" }));
  lock.release();
  takeRunLock(homeFolder, HOLDER).release();
});

test("a killed holder frees it at once", async () => {
  const homeFolder = temporaryFolder();
  const code = `import { takeRunLock } from ${JSON.stringify(new URL("../../src/store/run-lock.ts", import.meta.url))};
    takeRunLock(process.argv[1], { pid: process.pid, startedAtMs: 0, command: "child" });
    process.stdout.write("taken"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code, homeFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  expect(() => takeRunLock(homeFolder, HOLDER)).toThrow(/`child`/);
  child.kill("SIGKILL");
  await once(child, "exit");
  takeRunLock(homeFolder, HOLDER).release();
});
