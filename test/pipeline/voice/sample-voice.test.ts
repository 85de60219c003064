import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWav } from "../../../src/media/sound-files.ts";
import { type SampleRequest, sampleVoice } from "../../../src/pipeline/voice/sample-voice.ts";
import { elevenlabs } from "../../../src/providers/elevenlabs/definition.ts";
import { elevenLabsServer } from "../../contracts/elevenlabs-server.ts";
import { resetAfterWork } from "../../contracts/faults.ts";
import { CANARY_KEY } from "../../contracts/language-server.ts";
import { KNOWN_SPEECH_MODEL, KNOWN_VOICE } from "../../contracts/speech-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";
import { saidLines } from "../../support/said-lines.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { temporaryServices } from "../../support/video-services.ts";

const TEXT = "Then it jumps, nose first.";
const say = await saidLines([TEXT], "mp3");
const tools = { owner: "host|me", isOwnerDead: () => false, sealKey: async () => Buffer.alloc(32) };

async function setUp() {
  const server = await elevenLabsServer({ bytes: new Uint8Array(0) });
  server.say(say);
  const { speaker } = elevenlabs.open(
    benchVendor(elevenlabs, { baseUrl: server.baseUrl, key: CANARY_KEY }).parts,
  );
  if (!speaker) throw new Error("elevenlabs speaks");
  const model = { model: KNOWN_SPEECH_MODEL, usdMicrosPerMillionCharacters: 20_000_000, textMax: 500 };
  const made = await temporaryServices();
  const services = {
    ...made,
    vendorVoices: {
      ids: ["elevenlabs"],
      readiness: async () => "ready" as const,
      open: () => ({ speaker, model }),
    },
  };
  const outFile = join(temporaryFolder(), "samples", "a.wav");
  const sample = async (change: Partial<SampleRequest> = {}) =>
    await sampleVoice(
      services,
      {
        voice: `elevenlabs:${KNOWN_VOICE}`,
        tier: "standard",
        language: "en",
        text: TEXT,
        outFile,
        limits: { perRunUsdMicros: 1_000 },
        signal: new AbortController().signal,
        ...change,
      },
      tools,
    );
  return { server, services, outFile, sample };
}

test("a paid voice speaks a line into a file, and what it cost is in the ledger", async () => {
  const { server, services, outFile, sample } = await setUp();
  const document = await sample();
  expect(document).toMatchObject({
    voice: `elevenlabs:${KNOWN_VOICE}`,
    text: TEXT,
    file: outFile,
    costUsd: 0.00052,
  });
  const { sampleRate, channels } = await readWav(outFile);
  expect(((channels[0]?.length ?? 0) / sampleRate) * 1000).toBeCloseTo(document.durationMs, -2);
  expect(server.texts).toEqual([TEXT]);
  const ledger = await services.store.db.selectFrom("spendLedger").selectAll().execute();
  expect(ledger).toMatchObject([{ state: "settled", amountUsdMicros: 520, providerId: "elevenlabs" }]);
  expect(existsSync(services.workRoot) ? readdirSync(services.workRoot) : []).toEqual([]);
});

test("each sample is asked anew", async () => {
  const { server, sample } = await setUp();
  await sample();
  await sample();
  expect(server.texts).toHaveLength(2);
});

test.each([
  ["without a budget", {}, { kind: "config", code: "budget-missing" }],
  ["over its budget", { perRunUsdMicros: 519 }, { kind: "quota", code: "budget-exceeded" }],
])("%s nobody is asked", async (_what, limits, error) => {
  const { server, sample } = await setUp();
  await expect(sample({ limits })).rejects.toMatchObject(error);
  expect(server.requests).toEqual([]);
});

test("a line that may have been paid for is said to be, without a job to resolve", async () => {
  const { server, sample } = await setUp();
  server.meet(resetAfterWork);
  await expect(sample()).rejects.toMatchObject({
    kind: "transient",
    message: expect.stringContaining("It is counted as spent."),
    hint: expect.not.stringContaining("resolve"),
  });
  expect(server.requests).toHaveLength(1);
});

test("a voice of this machine costs nothing, and a silent one has no sample", async () => {
  const { sample, server } = await setUp();
  expect(await sample({ voice: "flite:slt", limits: {} })).toMatchObject({ voice: "flite:slt", costUsd: 0 });
  await expect(sample({ voice: "none" })).rejects.toMatchObject({ code: "sample-silent" });
  expect(server.requests).toEqual([]);
});
