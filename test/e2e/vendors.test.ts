import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { RunDocument } from "../../src/model/run-document.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { openAiServer } from "../contracts/openai-server.ts";
import { runwayServer } from "../contracts/runway-server.ts";
import { filesWith } from "../support/files-with.ts";
import { madeClip } from "../support/made-clips.ts";
import { runCli } from "../support/run-cli.ts";
import { betterIdea, writtenBeat, writtenIdea, writtenScores } from "../support/written-ideas.ts";

const ideas = Array.from({ length: 12 }, (_, index) => writtenIdea({ angle: `thought ${index + 1}` }));
const critique = { scores: ideas.map((_, index) => writtenScores(index + 1, 5)), better: [betterIdea(3)] };
const script = {
  title: "The listening fox",
  look: "Cold morning light, long lens",
  beats: [
    writtenBeat("The fox stops in the deep snow and waits.", { screen: "stops" }),
    writtenBeat("It turns its ears, and aims at a sound below.", { screen: "aims at a sound" }),
    writtenBeat("Then it jumps, nose first.", { screen: "it jumps" }),
  ],
  caption: "A hunter that listens.",
  hashtags: ["fox"],
};

const RUNWAY_KEY = "rw-canary-1a2b3c4d5e6f-0123456789";

it("makes a video that passes QA, written by a model and filmed by another, within its budget", async () => {
  const model = await openAiServer({ models: ["gpt-6-sol"] });
  model.sayInTurn([{ ideas }, critique, script].map((answer) => JSON.stringify(answer)));
  const clips = await runwayServer(readFileSync(await madeClip("good")), RUNWAY_KEY);
  const env = {
    OPENAI_API_KEY: CANARY_KEY,
    VIRAL_PROVIDERS_OPENAI_BASE_URL: model.baseUrl,
    VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
    RUNWAYML_API_SECRET: RUNWAY_KEY,
    VIRAL_PROVIDERS_RUNWAY_BASE_URL: clips.origin,
  };
  const argv = "run foxes --writer openai --shots ai --voice none --preview --max-spend 9 --json".split(" ");
  const { exitCode, stdout, stderr, cwd } = await runCli(argv, { env });
  expect(exitCode, stderr).toBe(0);
  const run = RunDocument.parse(JSON.parse(stdout));
  const [video] = run.videos;
  expect(video?.checks.filter(({ status }) => status === "failed")).toEqual([]);
  expect(run.spentUsd).toBeGreaterThan(0.4);
  expect(model.requests).toHaveLength(3);
  const shots = JSON.parse(readFileSync(join(dirname(video?.file ?? ""), "script.json"), "utf8"));
  expect(JSON.stringify(shots)).toContain('"isAiGenerated":true');
  expect(clips.jobs.every(({ prompt }) => prompt.includes("Cold morning light"))).toBe(true);
  for (const secret of [CANARY_KEY, RUNWAY_KEY]) {
    expect(filesWith(cwd, secret)).toEqual([]);
    expect(`${stdout}${stderr}`).not.toContain(secret);
  }
}, 180_000);
