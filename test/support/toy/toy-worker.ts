import { existsSync, mkdirSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../../src/core/clock.ts";
import { newRandomId } from "../../../src/core/ids.ts";
import { enqueueRun } from "../../../src/pipeline/enqueue-run.ts";
import { currentOwner, isOwnerDead } from "../../../src/pipeline/lease-owner.ts";
import { runUntilIdle } from "../../../src/pipeline/runner.ts";
import { removeDeadParts } from "../../../src/store/blob-store.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { listRuns } from "../../../src/store/repositories/runs.ts";
import { takeRunLock } from "../../../src/store/run-lock.ts";
import { sampleBrief } from "../brief.ts";
import { toyJobs } from "./toy-jobs.ts";

// One process of the kill loop: starts the run if there is none, else resumes it. `FREEZE_AT=point@where` stops the whole
// process at that fault point and tells the parent, which kills it there.
const [folder = "", videoCount = "8"] = process.argv.slice(2);
const freezeAt = process.env["FREEZE_AT"];
const homeFolder = join(folder, "home");
mkdirSync(homeFolder, { recursive: true });
const lock = takeRunLock(homeFolder, { pid: process.pid, startedAtMs: Date.now(), command: "toy" });
const store = await openStore({ homeFolder });
await removeDeadParts(folder, isOwnerDead);
const tools = { newId: newRandomId, clock: systemClock };
if ((await listRuns(store, { limit: 1 })).length === 0) {
  const run = { brief: sampleBrief(), maxSpendUsdMicros: 1_000_000, options: {} };
  await enqueueRun(store, run, tools);
}
writeSync(1, "ready\n");
await runUntilIdle(
  {
    ...tools,
    store,
    lock,
    emit: () => undefined,
    signal: new AbortController().signal,
    jobs: toyJobs(folder, currentOwner("toy"), Number(videoCount)),
    places: { jobs: 2, compute: 1 },
    limits: {},
    sealKey: async () => Buffer.alloc(32, 7),
    reportBug: (error) => writeSync(2, `${String(error)}\n`),
    faults: {
      hit(point, where) {
        if (`${point}@${where}` !== freezeAt) return;
        writeSync(1, "frozen\n");
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      },
    },
  },
  {},
);
await store.close();
lock.release();
if (!existsSync(join(folder, "finished"))) writeFileSync(join(folder, "finished"), "");
