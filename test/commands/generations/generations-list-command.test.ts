import { expect, it } from "vitest";
import type { GenerationSummary } from "../../../src/model/command-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const generation: GenerationSummary = {
  id: "gen_1",
  runId: "run_1",
  topic: "rivers",
  conceptCount: 3,
  videoCount: 2,
  createdAt: "2026-11-24T12:00:00.000Z",
};

it("lists batches one a line, at most as many as asked", async () => {
  const limits: number[] = [];
  const context = fakeContext({
    listGenerations: async ({ limit }) => {
      limits.push(limit);
      return { schema: "viral.generations/1", generations: [generation, { ...generation, topic: null }] };
    },
  });
  const { stdout } = await runCli(["generations", "list"], context);
  expect(stdout.split("\n")).toEqual([
    "gen_1  2026-11-24T12:00:00.000Z  3 concepts, 2 videos  rivers",
    "gen_1  2026-11-24T12:00:00.000Z  3 concepts, 2 videos",
    "",
  ]);
  await runCli(["generations", "list", "--limit", "7"], context);
  expect(limits).toEqual([50, 7]);
});

it("says what to type when there is none", async () => {
  const listGenerations = async () => ({ schema: "viral.generations/1" as const, generations: [] });
  const { stdout } = await runCli(["generations", "list"], fakeContext({ listGenerations }));
  expect(stdout).toBe("No generations. `viral run` makes one.\n");
});
