import { expect, it } from "vitest";
import type { GenerationDocument } from "../../../src/model/command-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

it("shows each concept with its hook, its key and the video that was made of it", async () => {
  const concept = { id: "con_1", key: "a/b", title: "T", format: "quiz", hook: "Which?", predictedScore: 0 };
  const document: GenerationDocument = {
    schema: "viral.generation/1",
    generation: { id: "gen_1", runId: "r", topic: null, conceptCount: 2, videoCount: 1, createdAt: "" },
    concepts: [
      { ...concept, videoId: "vid_1" },
      { ...concept, key: "c/d", format: "countdown", videoId: null },
    ],
  };
  const context = fakeContext({ showGeneration: async () => document });
  expect((await runCli(["generations", "show", "gen_1"], context)).stdout.split("\n")).toEqual([
    "gen_1",
    "quiz        Which?",
    "            vid_1 · a/b",
    "countdown   Which?",
    "            no video · c/d",
    "",
  ]);
  expect(JSON.parse((await runCli(["generations", "show", "gen_1", "--json"], context)).stdout)).toEqual(
    document,
  );
});
