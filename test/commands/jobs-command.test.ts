import { expect, it } from "vitest";
import type { JobDocument, JobSummary } from "../../src/model/command-documents.ts";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

const job: JobSummary = {
  id: "job_1",
  runId: "run_1",
  kind: "video",
  label: "Rivers",
  status: "parked",
  attemptCount: 1,
  waitingFor: null,
  notBefore: null,
  error: null,
  createdAt: "2026-11-24T12:00:00.000Z",
  updatedAt: "2026-11-24T12:00:00.000Z",
};

/** Lists these jobs, and remembers by what they were filtered. */
function listing(jobs: JobSummary[], { openCount = 0, parkedCount = 0 } = {}) {
  const filters: unknown[] = [];
  const { openContext } = fakeContext({
    listJobs: async (filter) => {
      filters.push(filter);
      return { schema: "viral.jobs/1", jobs, openCount, parkedCount };
    },
  });
  return { openContext, filters };
}

it("lists jobs one a line, with what each waits for or died of, and how to go on", async () => {
  const error = { kind: "transient", code: "x", message: "vendor away", hint: null };
  const jobs = [
    { ...job, status: "waiting", waitingFor: "fal" },
    { ...job, id: "job_2", kind: "post" as const, status: "failed", error, waitingFor: "fal" },
  ];
  expect((await runCli(["jobs"], listing(jobs, { openCount: 2 }))).stdout).toBe(
    [
      "job_1  video  waiting   Rivers  (fal)",
      "job_2  post   failed    Rivers  (vendor away)",
      "2 not finished: `viral resume`.\n",
    ].join("\n"),
  );
});

it.each([
  [{}, "done", "All is done."],
  [{}, "failed", "Nothing is under way."],
  [{ parkedCount: 1 }, "parked", "1 parked, which you settle: `viral resolve <id>`."],
  [{ openCount: 1, parkedCount: 2 }, "parked", "1 not finished: `viral resume`.\n2 parked, which you settle"],
])("says what is left, of %j, and never that all is done while it is not", async (counts, status, words) => {
  const { stdout } = await runCli(["jobs"], listing([{ ...job, status }], counts));
  expect(stdout).toContain(`\n${words}`);
  expect(stdout.includes("All is done.")).toBe(status === "done");
});

it("hands its filters on, and says so when nothing meets them", async () => {
  const context = listing([]);
  expect((await runCli(["jobs"], context)).stdout).toBe("No jobs. `viral run` makes some.\n");
  for (const flags of [
    ["--status", "failed", "--limit", "3"],
    ["--run", "run_1"],
  ]) {
    expect((await runCli(["jobs", ...flags], context)).stdout).toBe("No such jobs.\n");
  }
  expect(context.filters).toEqual([
    { limit: 50 },
    { limit: 3, status: "failed" },
    { limit: 50, runId: "run_1" },
  ]);
});

it.each([
  ["Check KEY.", ["Check KEY.", "Mended? `viral resolve job_1 --retry`, then `viral resume`."]],
  ["Mend it, then `viral resolve job_1 --retry`.", ["Mend it, then `viral resolve job_1 --retry`."]],
])("shows what a failed job's error says to do: %s", async (hint, lines) => {
  const error = { kind: "config", code: "x", message: "401", hint };
  const showJob = async (): Promise<JobDocument> => ({
    schema: "viral.job/1",
    job: { ...job, status: "failed", error },
    steps: [],
    effects: [],
  });
  const { stdout } = await runCli(["jobs", "job_1"], fakeContext({ showJob }));
  expect(stdout.trimEnd().split("\n").slice(1)).toEqual(lines);
});

it("refuses a status that no job can have", async () => {
  const { exitCode, stderr } = await runCli(["jobs", "--status", "fialed"], listing([job]));
  expect(exitCode).toBe(2);
  expect(stderr).toContain("queued, running, waiting, parked, done, failed, rejected, dropped");
});

it("shows one job with its steps and effects, and how to settle it when it is parked", async () => {
  const document: JobDocument = {
    schema: "viral.job/1",
    job,
    steps: [{ name: "write", finishedAt: job.createdAt, elapsedMs: 1_250 }],
    effects: [
      { key: "job_7/shots/1", state: "done", provider: "fal", message: null },
      { key: "job_7/shots/2", state: "parked", provider: "fal", message: "no answer" },
    ],
  };
  const showJob = async (id: string) => ({ ...document, job: { ...job, id } });
  const { stdout } = await runCli(["jobs", "job_7"], fakeContext({ showJob }));
  expect(stdout).toBe(
    [
      "job_7  video  parked    Rivers",
      "  write  1.3 s",
      "  shots/1  done",
      "  shots/2  parked: no answer",
      "`viral resolve job_7 --help` settles it.\n",
    ].join("\n"),
  );
});

it.each([
  ["queued", "`viral resume` goes on with it."],
  ["failed", "Mended? `viral resolve job_1 --retry`, then `viral resume`."],
  ["done", "job_1  video  done      Rivers"],
])("says how a job goes on that is %s", async (status, last) => {
  const showJob = async (): Promise<JobDocument> => ({
    schema: "viral.job/1",
    job: { ...job, status },
    steps: [],
    effects: [],
  });
  const { stdout } = await runCli(["jobs", "job_1"], fakeContext({ showJob }));
  expect(stdout.trimEnd().split("\n").at(-1)).toBe(last);
});
