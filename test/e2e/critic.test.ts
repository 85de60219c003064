import { expect, it } from "vitest";
import { RunDocument } from "../../src/model/run-document.ts";
import { anthropicServer } from "../contracts/anthropic-server.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { openAiServer } from "../contracts/openai-server.ts";
import { FOX_STORY } from "../support/fox-story.ts";
import { runCli } from "../support/run-cli.ts";

const FINDINGS = {
  findings: [
    { severity: "flaw", frame: 5, what: "the shadow falls towards the sun" },
    { severity: "flaw", frame: 0, what: "the last sentence has no verb" },
  ],
};
const argv = "run foxes --writer openai --voice none --preview --max-spend 9 --json".split(" ");

async function run(
  more: string[],
  prepare: (critic: Awaited<ReturnType<typeof anthropicServer>>) => void = () => undefined,
) {
  const writer = await openAiServer({ models: ["gpt-6-sol"] });
  const critic = await anthropicServer({ models: ["claude-sonnet-5-5"] });
  writer.sayInTurn([...FOX_STORY, JSON.stringify(FINDINGS)]);
  critic.sayInTurn([JSON.stringify(FINDINGS)]);
  prepare(critic);
  const told = await runCli([...argv, ...more], {
    env: {
      OPENAI_API_KEY: CANARY_KEY,
      VIRAL_PROVIDERS_OPENAI_BASE_URL: writer.baseUrl,
      VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
      ANTHROPIC_API_KEY: CANARY_KEY,
      VIRAL_PROVIDERS_ANTHROPIC_BASE_URL: critic.baseUrl,
    },
  });
  return { ...told, writer, critic };
}

it("has who wrote a video look at it, pays for it, and shows what it found under its name", async () => {
  const { exitCode, stdout, stderr, writer, critic } = await run(["--critic"]);
  expect(exitCode, stderr + stdout).toBe(0);
  const document = RunDocument.parse(JSON.parse(stdout));
  const found = document.videos[0]?.checks.filter(({ id }) => id === "critic");
  expect(found?.map(({ status, message, by }) => [status, message, by])).toEqual([
    ["warned", "the shadow falls towards the sun", "openai/gpt-6-sol"],
    ["warned", "the last sentence has no verb", "openai/gpt-6-sol"],
  ]);
  expect(writer.requests).toHaveLength(4);
  expect(critic.requests).toEqual([]);
  expect(document.spentUsd).toBeGreaterThan(0);
}, 120_000);

it("has somebody else look, at nine pictures and the words in one question", async () => {
  const { exitCode, stdout, stderr, critic } = await run(["--critic", "anthropic:claude-sonnet-5-5"]);
  expect(exitCode, stderr + stdout).toBe(0);
  expect(critic.requests).toHaveLength(1);
  const images = JSON.stringify(critic.requests[0]?.json).match(/"image\/jpeg"/gu);
  expect(images).toHaveLength(9);
  expect(RunDocument.parse(JSON.parse(stdout)).videos[0]?.status).toBe("posted");
}, 120_000);

it("delivers the video without the look when nobody can be asked, and says so", async () => {
  const { exitCode, stdout, stderr } = await run(["--critic", "anthropic:claude-sonnet-5-5"], (critic) =>
    critic.meet(critic.failure("forbidden")),
  );
  expect(exitCode, stderr + stdout).toBe(0);
  const [video] = RunDocument.parse(JSON.parse(stdout)).videos;
  expect(video?.status).toBe("posted");
  expect(video?.checks.filter(({ id }) => id === "critic")).toMatchObject([
    { status: "skipped", by: "anthropic/claude-sonnet-5-5" },
  ]);
}, 120_000);
