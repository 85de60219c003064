import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { probeFile } from "../../src/media/probe-file.ts";
import { runTool } from "../../src/media/run-tool.ts";
import { RunDocument } from "../../src/model/run-document.ts";
import type { Provenance } from "../../src/model/shot.ts";
import { elevenLabsServer } from "../contracts/elevenlabs-server.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { openAiServer } from "../contracts/openai-server.ts";
import { runwayServer } from "../contracts/runway-server.ts";
import { KNOWN_VOICE } from "../contracts/speech-server.ts";
import { FOX_BEATS, FOX_SPOKEN, FOX_STORY } from "../support/fox-story.ts";
import { madeClip, tools } from "../support/made-clips.ts";
import { runCli } from "../support/run-cli.ts";
import { saidLines } from "../support/said-lines.ts";

const RUNWAY_KEY = "key-full-size-0a1b2c3d";
const FINDINGS = { findings: [{ severity: "flaw", frame: 5, what: "the shadow falls towards the sun" }] };

async function town() {
  const writer = await openAiServer({ models: ["gpt-6-sol"] });
  writer.sayInTurn([...FOX_STORY, JSON.stringify(FINDINGS)]);
  const voice = await elevenLabsServer({ bytes: new Uint8Array(0) }, { models: ["eleven_v4_turbo"] });
  voice.say(await saidLines(FOX_SPOKEN, "mp3"));
  const studio = await runwayServer(readFileSync(await madeClip("snow")), RUNWAY_KEY);
  studio.plan.pollsUntilEnd = 0;
  const env = {
    OPENAI_API_KEY: CANARY_KEY,
    VIRAL_PROVIDERS_OPENAI_BASE_URL: writer.baseUrl,
    VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
    ELEVENLABS_API_KEY: CANARY_KEY,
    VIRAL_PROVIDERS_ELEVENLABS_BASE_URL: voice.baseUrl,
    RUNWAYML_API_SECRET: RUNWAY_KEY,
    VIRAL_PROVIDERS_RUNWAY_BASE_URL: studio.origin,
  };
  return { env, voice, studio };
}

/** Average light of the top of the frame, above all words, 16 to 235. */
async function skyOf(file: string, atMs: number): Promise<number> {
  const filter = "crop=1080:100:0:0,scale=1:1:flags=area,format=gray";
  const input = ["-v", "error", "-ss", (atMs / 1000).toFixed(3), "-i", `file:${file}`, "-vf", filter];
  const { stdout } = await runTool(tools.ffmpeg, [...input, "-frames:v", "1", "-f", "rawvideo", "pipe:1"]);
  return stdout[0] ?? 0;
}

it("a video of a model, a voice, a film studio and a critic passes QA at full size, over bright footage", async () => {
  const { env, voice, studio } = await town();
  const argv = `run foxes --writer openai --voice elevenlabs:${KNOWN_VOICE} --shots ai --video-model runway/gen4.5`;
  const { exitCode, stdout, stderr } = await runCli(
    [...argv.split(" "), "--critic", "--max-spend", "9", "--json"],
    { env },
  );
  expect(exitCode, stderr + stdout).toBe(0);
  const { videos, spentUsd } = RunDocument.parse(JSON.parse(stdout));
  const [video] = videos;
  const ofStatus = (status: string): string[] =>
    video?.checks.filter((check) => check.status === status).map(({ id }) => id) ?? [];
  expect(ofStatus("failed")).toEqual([]);
  // What a draft skips.
  expect(ofStatus("passed")).toEqual(
    expect.arrayContaining(["frame-size", "codec", "contrast", "caption-sync", "hook", "safe-zone"]),
  );
  expect(video?.checks.filter(({ id }) => id === "critic")).toMatchObject([
    { status: "warned", message: "the shadow falls towards the sun", by: "openai/gpt-6-sol" },
  ]);
  expect([voice.texts.length, studio.jobs.length]).toEqual([FOX_BEATS, FOX_BEATS]);
  expect(spentUsd).toBeGreaterThan(0);

  const file = video?.file ?? "";
  expect((await probeFile(tools, file)).picture).toMatchObject({ width: 1080, height: 1920 });
  const { shots } = JSON.parse(readFileSync(join(dirname(file), "script.json"), "utf8")) as {
    shots: { provenance: Provenance }[];
  };
  expect(shots.map(({ provenance }) => provenance.kind)).toEqual(shots.map(() => "ai"));
  for (const part of [0.05, 0.4, 0.8])
    expect(await skyOf(file, part * (video?.durationMs ?? 0))).toBeGreaterThan(170);
}, 600_000);
