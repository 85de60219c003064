import { expect, test } from "vitest";
import { getConcept, insertConcepts } from "../../../src/store/repositories/concepts.ts";
import {
  deleteGeneration,
  insertGeneration,
  listGenerations,
  showGeneration,
} from "../../../src/store/repositories/generations.ts";
import { updateJob } from "../../../src/store/repositories/jobs.ts";
import { getScript, insertScript } from "../../../src/store/repositories/scripts.ts";
import { getVideo } from "../../../src/store/repositories/videos.ts";
import type { Store } from "../../../src/store/scope.ts";
import { sampleConcept, storeOneGeneration } from "../../support/content.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { addJobs } from "../../support/jobs.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";
import { sampleScript } from "../../support/script.ts";

async function theGeneration(store: Store) {
  const shown = await showGeneration(store, "gen_1");
  if (!shown) throw new Error("no generation");
  return shown.generation;
}

describeEachStore("generations", (fresh) => {
  test("one is shown with its concepts, best first", async () => {
    const store = await fresh();
    await storeOneGeneration(store);
    const shown = await showGeneration(store, "gen_1");
    expect(shown?.generation).toMatchObject({ writerId: "offline", conceptCount: 2, facts: { seed: "s" } });
    expect(shown?.concepts.map(({ id }) => id)).toEqual(["con_2", "con_1"]);
    expect(await showGeneration(store, "gen_9")).toBeUndefined();
  });

  test("come newest first", async () => {
    const store = await fresh();
    const generation = { runId: "run_1", briefId: "brf_1", writerId: "offline", conceptCount: 0, facts: {} };
    const insert = async (id: string) => await insertGeneration(store, { id, ...generation }, 1);
    await expectNewestFirst(store, insert, listGenerations);
  });

  test("deleting one forgets the ideas of which no video was made, and keeps what videos are about", async () => {
    const store = await fresh();
    await storeOneGeneration(store);
    await insertScript(store, { id: "scr_1", conceptId: "con_1", script: sampleScript() }, 1);
    await insertScript(store, { id: "scr_2", conceptId: "con_2", script: sampleScript() }, 1);
    const generation = await theGeneration(store);
    expect(await store.transaction(async (scope) => await deleteGeneration(scope, generation))).toBe(1);
    expect(await showGeneration(store, "gen_1")).toBeUndefined();
    expect([await getConcept(store, "con_1"), await getScript(store, "scr_1")]).toEqual([
      undefined,
      undefined,
    ]);
    expect((await getConcept(store, "con_2"))?.concept.key).toBe("b");
    expect(await getScript(store, "scr_2")).toBeDefined();
    expect(await getVideo(store, "vid_1")).toBeDefined();
  });

  test("deleting one touches no other, and waits for no other run's jobs", async () => {
    const store = await fresh();
    const { runId, briefId } = await storeOneGeneration(store);
    const another = { runId: "run_b", briefId, writerId: "offline", conceptCount: 1, facts: {} };
    await insertGeneration(store, { id: "gen_2", ...another }, 1);
    await insertConcepts(store, "gen_2", [{ id: "con_3", concept: sampleConcept("c") }], 1);
    await insertScript(store, { id: "scr_3", conceptId: "con_3", script: sampleScript() }, 1);
    const [done = ""] = await addJobs(store, [
      { label: "done", runId },
      { label: "open", runId: "run_b" },
    ]);
    await updateJob(store, done, { status: "done" }, 1);
    await deleteGeneration(store, await theGeneration(store));
    expect((await showGeneration(store, "gen_2"))?.concepts).toHaveLength(1);
    expect(await getScript(store, "scr_3")).toBeDefined();
  });

  test.each(["queued", "running", "waiting", "parked"] as const)(
    "deleting one whose run has a %s job is refused, and nothing is gone",
    async (status) => {
      const store = await fresh();
      const { runId } = await storeOneGeneration(store);
      const [jobId = ""] = await addJobs(store, [{ label: "plan", kind: "plan", runId }]);
      await updateJob(store, jobId, { status }, 1);
      const generation = await theGeneration(store);
      await expect(deleteGeneration(store, generation)).rejects.toMatchObject({
        kind: "usage",
        code: "generation-in-use",
        message: expect.stringContaining(jobId),
        hint: expect.stringContaining("viral resume"),
      });
      expect((await showGeneration(store, "gen_1"))?.concepts).toHaveLength(2);
    },
  );
});
