import { expect, it } from "vitest";
import type { Resolution } from "../../src/pipeline/resolve.ts";
import { fakeContext } from "../support/fake-context.ts";
import { runCli } from "../support/run-cli.ts";

function resolving() {
  const asked: [id: string, resolution: Resolution][] = [];
  const { openContext } = fakeContext({
    resolveJob: async (id, resolution) => {
      asked.push([id, resolution]);
      const job = {
        id,
        runId: "run_1",
        kind: "post" as const,
        label: "Rivers",
        status: "queued",
        attemptCount: 0,
        waitingFor: null,
        notBefore: null,
        error: null,
        createdAt: "",
        updatedAt: "",
      };
      return { schema: "viral.job/1", job, steps: [], effects: [] };
    },
  });
  return { openContext, asked };
}

it.each<[string[], Resolution]>([
  [["--posted", "https://example.com/v"], { kind: "posted", url: "https://example.com/v" }],
  [["--done", "abc"], { kind: "done", handle: "abc" }],
  [["--not-posted"], { kind: "not-posted" }],
  [["--not-posted", "--part", "b2"], { kind: "not-posted", part: "b2" }],
  [["--done", "abc", "--part", "b2"], { kind: "done", handle: "abc", part: "b2" }],
  [["--retry"], { kind: "retry" }],
  [["--drop"], { kind: "drop" }],
])("%j settles the job so, and shows it", async (flags, resolution) => {
  const context = resolving();
  const { stdout } = await runCli(["resolve", "job_1", ...flags], context);
  expect(context.asked).toEqual([["job_1", resolution]]);
  expect(stdout).toBe("job_1  post   queued    Rivers\n`viral resume` goes on with it.\n");
});

it.each([
  [[], "It is not said what became of the job."],
  [["--retry", "--drop"], "Only one of these can be true."],
  [["--posted", "https://example.com/v", "--not-posted"], "Only one of these can be true."],
])("%j is no resolution, and nothing is settled", async (flags, message) => {
  const context = resolving();
  const { exitCode, stdout } = await runCli(["resolve", "job_1", ...flags, "--json"], context);
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject({
    code: "resolution-unclear",
    message,
    hint: expect.stringContaining("--posted <url>, --done <handle>, --not-posted, --retry, --drop"),
  });
  expect(context.asked).toEqual([]);
});
