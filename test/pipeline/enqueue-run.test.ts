import { expect, test } from "vitest";
import { enqueueRun } from "../../src/pipeline/enqueue-run.ts";
import { getJob } from "../../src/store/repositories/jobs.ts";
import { getBrief, getRun, listRuns } from "../../src/store/repositories/runs.ts";
import { sampleBrief } from "../support/brief.ts";
import { countingIds, temporaryStore } from "../support/store.ts";

const clock = { nowMs: () => 500 };
const run = { brief: sampleBrief({ topic: "rivers" }), maxSpendUsdMicros: 9, options: {}, priority: 4 };

test("run, brief and plan are there together, ready to be worked on", async () => {
  const store = await temporaryStore();
  const { runId, briefId, planJobId } = await enqueueRun(store, run, { newId: countingIds(), clock });
  expect(await getRun(store, runId)).toMatchObject({ maxSpendUsdMicros: 9 });
  expect((await getBrief(store, briefId))?.topic).toBe("rivers");
  expect(await getJob(store, planJobId)).toMatchObject({
    runId,
    kind: "plan",
    status: "queued",
    priority: 4,
    input: { briefId },
    createdAtMs: 500,
  });
});

test("when one of them cannot be written none is", async () => {
  const store = await temporaryStore();
  const newId = countingIds();
  const failing = (kind: Parameters<typeof newId>[0]): string => {
    if (kind === "job") throw new Error("no ids left");
    return newId(kind);
  };
  await expect(enqueueRun(store, run, { newId: failing, clock })).rejects.toThrow("no ids left");
  expect(await listRuns(store, { limit: 9 })).toEqual([]);
});
