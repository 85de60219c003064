import { expect, test } from "vitest";
import {
  countOpenJobs,
  countParkedJobs,
  getJob,
  jobsOfRun,
  listJobs,
  updateJob,
} from "../../../src/store/repositories/jobs.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { addJobs } from "../../support/jobs.ts";

const AT_MS = 1_764_000_000_000;

describeEachStore("jobs", (fresh) => {
  test("pages through all jobs, newest first, none twice", async () => {
    const store = await fresh();
    const ids = await addJobs(
      store,
      Array.from({ length: 7 }, (_, index) => ({ label: `v${index}` })),
    );
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await listJobs(store, { limit: 3, ...(before === undefined ? {} : { before }) });
      seen.push(...page.jobs.map((job) => job.id));
      before = page.next;
    } while (before !== undefined);
    expect(seen).toEqual([...ids].reverse());
  });

  test("are found by status, run and video; a run's own list is oldest first", async () => {
    const store = await fresh();
    const [first = "", second = "", third = ""] = await addJobs(store, [
      { label: "a", videoId: "vid_1" },
      { label: "b", notBeforeMs: 99 },
      { label: "c", runId: "run_2" },
    ]);
    const found = async (filter: object): Promise<string[]> =>
      (await listJobs(store, { limit: 9, ...filter })).jobs.map(({ id }) => id);
    expect(await found({ status: "waiting" })).toEqual([second]);
    expect(await found({ runId: "run_2" })).toEqual([third]);
    expect(await found({ videoId: "vid_1" })).toEqual([first]);
    expect((await jobsOfRun(store, "run_1")).map(({ id }) => id)).toEqual([first, second]);
    expect(await getJob(store, second)).toMatchObject({ id: second, label: "b" });
    expect(await getJob({ ...store, tenantId: "another" }, first)).toBeUndefined();
  });

  test("open ones are counted up to a limit, and without one run's own", async () => {
    const store = await fresh();
    const [done = ""] = await addJobs(store, [
      { label: "done" },
      { label: "a" },
      { label: "b", notBeforeMs: 99 },
      { label: "c", runId: "run_2" },
    ]);
    await updateJob(store, done, { status: "done" }, 11);
    expect(await countOpenJobs(store, { countMax: 9 })).toBe(3);
    expect(await countOpenJobs(store, { countMax: 2 })).toBe(2);
    expect(await countOpenJobs(store, { countMax: 9, exceptRunId: "run_1" })).toBe(1);
  });

  test("parked ones are counted up to a limit", async () => {
    const store = await fresh();
    const ids = await addJobs(store, [{ label: "a" }, { label: "b" }, { label: "c" }]);
    for (const id of ids.slice(1)) await updateJob(store, id, { status: "parked" }, 11);
    expect(await countParkedJobs(store, { countMax: 9 })).toBe(2);
    expect(await countParkedJobs(store, { countMax: 1 })).toBe(1);
  });

  test("keeps input and error as they were given, and counts versions", async () => {
    const store = await fresh();
    const input = { text: `';--"{}\n`, n: 3 };
    const [id = ""] = await addJobs(store, [{ label: "plan", kind: "plan", input }], AT_MS);
    const error = { kind: "quota" as const, code: "budget-exceeded", message: "no", hint: null };
    await updateJob(store, id, { status: "failed", error }, AT_MS + 1);
    const failed = {
      status: "failed",
      input,
      error,
      rowVersion: 2,
      createdAtMs: AT_MS,
      updatedAtMs: AT_MS + 1,
    };
    expect(await getJob(store, id)).toMatchObject(failed);
    await updateJob(store, id, { attemptCount: 1 }, AT_MS + 2);
    expect(await getJob(store, id)).toMatchObject({ error, attemptCount: 1 });
    await updateJob(store, id, { error: null }, AT_MS + 3);
    expect(await getJob(store, id)).toMatchObject({ error: null });
  });
});
