import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { VoiceSampleDocument, VoicesDocument } from "../src/model/voice-documents.ts";
import { elevenLabsServer } from "./contracts/elevenlabs-server.ts";
import { CANARY_KEY } from "./contracts/language-server.ts";
import { KNOWN_VOICE } from "./contracts/speech-server.ts";
import { filesWith } from "./support/files-with.ts";
import { runCli } from "./support/run-cli.ts";
import { saidLines } from "./support/said-lines.ts";
import { modelFolder } from "./support/stand-in-sherpa.ts";

const TEXT = "Then it jumps, nose first.";

async function setUp() {
  const server = await elevenLabsServer({ bytes: new Uint8Array(0) }, { models: ["eleven_v4_turbo"] });
  const env = { ELEVENLABS_API_KEY: CANARY_KEY, VIRAL_PROVIDERS_ELEVENLABS_BASE_URL: server.baseUrl };
  return { server, env };
}

it("lists the voices of an account by reading only, and leaves a row of the request", async () => {
  const { server, env } = await setUp();
  const { stdout, cwd } = await runCli(["voices", "--json"], { env });
  const { voices } = VoicesDocument.parse(JSON.parse(stdout));
  expect(voices.map(({ id }) => id)).toEqual(["flite:slt", "flite:rms", `elevenlabs:${KNOWN_VOICE}`]);
  expect(server.requests.map(({ method }) => method)).toEqual(["GET"]);
  expect(filesWith(cwd, CANARY_KEY)).toEqual([]);
});

it("samples a paid voice only within a budget, and settles it", async () => {
  const { server, env } = await setUp();
  server.say(await saidLines([TEXT], "mp3"));
  const argv = ["voices", "sample", `elevenlabs:${KNOWN_VOICE}`, "--text", TEXT, "--json"];
  const refused = await runCli(argv, { env });
  expect([refused.exitCode, server.requests.length]).toEqual([3, 0]);
  expect(refused.stdout).toContain("budget-missing");
  const { stdout, cwd } = await runCli([...argv, "--max-spend", "0.01"], { env });
  expect(VoiceSampleDocument.parse(JSON.parse(stdout))).toMatchObject({
    costUsd: 0.00052,
    file: join(cwd, `elevenlabs-${KNOWN_VOICE}.wav`),
  });
  expect(filesWith(cwd, CANARY_KEY)).toEqual([]);
});

it("tells of a local model whose package is not here the line to type", async () => {
  const folder = modelFolder({ "v.onnx": "x", "tokens.txt": "" });
  const { exitCode, stderr, cwd } = await runCli(["voices", "add", folder]);
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`npm install --prefix "${join(cwd, "home")}" sherpa-onnx-node@`);
});

it("takes no local model from a project's settings", async () => {
  const { cwd } = await runCli(["voices"]);
  writeFileSync(join(cwd, "viral.config.json"), '{"localVoices":{"theirs":"/somewhere"}}');
  const { exitCode, stderr } = await runCli(["voices"], { cwd });
  expect(exitCode).toBe(3);
  expect(stderr).toContain("localVoices.theirs");
});
