import { expect, it } from "vitest";
import { RunDocument } from "../../src/model/run-document.ts";
import { anthropicServer } from "../contracts/anthropic-server.ts";
import { elevenLabsServer } from "../contracts/elevenlabs-server.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { openAiSpeechServer } from "../contracts/openai-speech-server.ts";
import { KNOWN_VOICE } from "../contracts/speech-server.ts";
import { filesWith } from "../support/files-with.ts";
import { FOX_BEATS, FOX_SPOKEN, FOX_STORY } from "../support/fox-story.ts";
import { runCli } from "../support/run-cli.ts";
import { saidLines } from "../support/said-lines.ts";

/** Every line is said by its own sound. */
const NOTHING = { bytes: new Uint8Array(0) };

async function run(voice: string, env: Readonly<Record<string, string>>) {
  const writer = await anthropicServer({ models: ["claude-sonnet-5-5"] });
  writer.sayInTurn(FOX_STORY);
  const argv = `run foxes --writer anthropic --voice ${voice} --preview --max-spend 9 --json`.split(" ");
  return await runCli(argv, {
    env: {
      ANTHROPIC_API_KEY: CANARY_KEY,
      VIRAL_PROVIDERS_ANTHROPIC_BASE_URL: writer.baseUrl,
      VIRAL_PROVIDERS_ANTHROPIC_MODEL: "claude-sonnet-5-5",
      ...env,
    },
  });
}

function finishedVideo({ exitCode, stdout, stderr }: Awaited<ReturnType<typeof run>>) {
  expect(exitCode, stderr + stdout).toBe(0);
  const document = RunDocument.parse(JSON.parse(stdout));
  const [video] = document.videos;
  expect(video?.checks.filter(({ status }) => status === "failed")).toEqual([]);
  const sync = video?.checks.find(({ id }) => id === "caption-sync");
  expect(sync).toMatchObject({ status: "passed" });
  expect(sync?.measured).toBeLessThanOrEqual(50);
  return document;
}

it("speaks with ElevenLabs, whose times are the captions', and passes QA", async () => {
  const voice = await elevenLabsServer(NOTHING, { models: ["eleven_v4_turbo"] });
  voice.say(await saidLines(FOX_SPOKEN, "mp3"));
  const result = await run(`elevenlabs:${KNOWN_VOICE}`, {
    ELEVENLABS_API_KEY: CANARY_KEY,
    VIRAL_PROVIDERS_ELEVENLABS_BASE_URL: voice.baseUrl,
  });
  finishedVideo(result);
  expect(voice.requests.map(({ method }) => method)).toEqual(["GET", ...voice.texts.map(() => "POST")]);
  expect(new Set(voice.texts).size).toBe(FOX_BEATS);
  expect(voice.texts).toHaveLength(FOX_BEATS);
  expect(filesWith(result.cwd, CANARY_KEY)).toEqual([]);
  expect(`${result.stdout}${result.stderr}`).not.toContain(CANARY_KEY);
}, 120_000);

it("speaks with a local server of OpenAI's API, finds the words by listening, and passes QA", async () => {
  const voice = await openAiSpeechServer(NOTHING, {
    isLocal: true,
    models: ["kokoro"],
    voices: ["af_heart"],
  });
  voice.say(await saidLines(FOX_SPOKEN, "wav"));
  const result = await run("openai:af_heart", {
    VIRAL_PROVIDERS_OPENAI_BASE_URL: voice.baseUrl,
    VIRAL_PROVIDERS_OPENAI_SPEECH_MODEL: "kokoro",
  });
  finishedVideo(result);
  expect(voice.requests).toHaveLength(FOX_BEATS);
}, 120_000);

it("says so when the chosen voice refuses, and lets no other voice speak", async () => {
  const voice = await elevenLabsServer(NOTHING, { models: ["eleven_v4_turbo"], voices: ["somebody-else"] });
  const { exitCode, stdout, cwd } = await run(`elevenlabs:${KNOWN_VOICE}`, {
    ELEVENLABS_API_KEY: CANARY_KEY,
    VIRAL_PROVIDERS_ELEVENLABS_BASE_URL: voice.baseUrl,
  });
  expect(exitCode).toBe(5);
  const [video] = RunDocument.parse(JSON.parse(stdout)).videos;
  expect(video).toMatchObject({ status: "failed", file: null });
  const jobs = await runCli(["jobs", "--status", "failed", "--json"], { cwd });
  expect(jobs.stdout).toContain(`The voice elevenlabs:${KNOWN_VOICE} did not speak`);
  expect(jobs.stdout).toContain("viral voices");
}, 60_000);
