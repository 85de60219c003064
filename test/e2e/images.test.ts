import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { RunDocument } from "../../src/model/run-document.ts";
import { anthropicServer } from "../contracts/anthropic-server.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { IMAGE_TOKENS, openAiImagesServer } from "../contracts/openai-images-server.ts";
import { filesWith } from "../support/files-with.ts";
import { FOX_BEATS, FOX_LOOK, FOX_STORY } from "../support/fox-story.ts";
import { pictureBytes } from "../support/made-pictures.ts";
import { runCli } from "../support/run-cli.ts";

const KEY = "sk-canary-images-0123456789";

it("makes a video of stills that passes QA, drawn by the one vendor whose key is here", async () => {
  const model = await anthropicServer({ models: ["claude-sonnet-5-5"] });
  model.sayInTurn(FOX_STORY);
  const drawing = await openAiImagesServer(await pictureBytes("good"), KEY);
  const env = {
    ANTHROPIC_API_KEY: CANARY_KEY,
    VIRAL_PROVIDERS_ANTHROPIC_BASE_URL: model.baseUrl,
    VIRAL_PROVIDERS_ANTHROPIC_MODEL: "claude-sonnet-5-5",
    OPENAI_API_KEY: KEY,
    VIRAL_PROVIDERS_OPENAI_BASE_URL: `${drawing.origin}/v1`,
  };
  const argv = "run foxes --writer anthropic --shots ai --voice none --preview --max-spend 9 --json";
  const { exitCode, stdout, stderr, cwd } = await runCli(
    [...argv.split(" "), "--video-model", "gpt-image-2.6-flare"],
    { env },
  );
  expect(exitCode, `${stdout}${stderr}`).toBe(0);
  const run = RunDocument.parse(JSON.parse(stdout));
  const [video] = run.videos;
  expect(video?.checks.filter(({ status }) => status === "failed")).toEqual([]);
  const delivered = JSON.parse(readFileSync(join(dirname(video?.file ?? ""), "script.json"), "utf8"));
  expect(JSON.stringify(delivered)).toContain('"note":"GPT Image 2.6 Flare"');
  // One request for each beat, each paid as it was counted.
  expect(drawing.jobs).toHaveLength(FOX_BEATS);
  expect(new Set(drawing.jobs.map(({ prompt }) => prompt.includes(FOX_LOOK)))).toEqual(new Set([true]));
  const drawnUsd = (FOX_BEATS * (IMAGE_TOKENS.input * 5 + IMAGE_TOKENS.output * 30)) / 1e6;
  expect(run.spentUsd).toBeGreaterThan(drawnUsd);
  expect(run.spentUsd).toBeLessThan(drawnUsd + 0.1);
  for (const secret of [CANARY_KEY, KEY]) {
    expect(filesWith(cwd, secret)).toEqual([]);
    expect(`${stdout}${stderr}`).not.toContain(secret);
  }
}, 180_000);
