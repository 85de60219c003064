import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { createRecorder } from "../../src/providers/http/record.ts";
import { replayFetch } from "../../src/providers/http/replay.ts";
import { VENDORS } from "../../src/providers/vendors.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { canariesFound, canaryKey } from "../support/canaries.ts";
import { madeClip } from "../support/made-clips.ts";
import { pictureBytes } from "../support/made-pictures.ts";
import { mp3Of, toneFile } from "../support/made-sounds.ts";
import { accountFile, accountPem } from "../support/service-account.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { anthropicServer } from "./anthropic-server.ts";
import { elevenLabsServer } from "./elevenlabs-server.ts";
import { falServer } from "./fal-server.ts";
import { geminiImagesServer } from "./gemini-images-server.ts";
import { geminiServer } from "./gemini-server.ts";
import { CANARY_KEY } from "./language-server.ts";
import { openAiImagesServer } from "./openai-images-server.ts";
import { openAiServer } from "./openai-server.ts";
import { openAiSpeechServer } from "./openai-speech-server.ts";
import { proofOrders } from "./proof-orders.ts";
import { type ProofOrders, proveVendor } from "./prove-vendor.ts";
import { runwareServer } from "./runware-server.ts";
import { runwayServer } from "./runway-server.ts";
import { vertexServer } from "./vertex-server.ts";

interface Live {
  key: string;
  settings: Record<string, string>;
  /** Only these of what it can make: each server is of one API. */
  only?: readonly (keyof ProofOrders)[];
}

const clip = async () => readFileSync(await madeClip("good"));
const MODELS = ["claude-haiku-5-5", "gpt-6-luna"];
const key = canaryKey("proof");
type Serve = (file: Buffer, key: string) => Promise<{ origin: string }>;
const ofClips = (serve: Serve) => async (): Promise<Live> => ({
  key,
  settings: { baseUrl: (await serve(await clip(), key)).origin },
  only: ["clip"],
});
const ofStills = (serve: Serve) => async (): Promise<Live> => ({
  key,
  settings: { baseUrl: (await serve(await pictureBytes("good"), key)).origin },
  only: ["still"],
});

const TEXT = "Owls hear you, well.";
const sound = async () => ({
  bytes: await mp3Of(await toneFile()),
  characters: TEXT.split("").map((_, at) => ({ startMs: at * 20, endMs: at * 20 + 20 })),
});

/** Where each vendor is live, on this machine. */
const SERVED: Readonly<Record<string, readonly (() => Promise<Live>)[]>> = {
  anthropic: [
    async () => ({
      key: CANARY_KEY,
      settings: { baseUrl: (await anthropicServer({ models: MODELS })).baseUrl },
    }),
  ],
  openai: [
    async () => {
      const { baseUrl } = await openAiServer({ models: MODELS });
      return { key: CANARY_KEY, settings: { baseUrl }, only: ["question"] };
    },
    async () => {
      const known = { voices: ["alloy"], models: ["gpt-4o-mini-tts"] };
      const { baseUrl } = await openAiSpeechServer(await sound(), known);
      return { key: CANARY_KEY, settings: { baseUrl }, only: ["speech"] };
    },
    ofStills(openAiImagesServer),
  ],
  elevenlabs: [
    async () => {
      const { baseUrl } = await elevenLabsServer(await sound(), { models: ["eleven_flash_v2_5"] });
      return { key: CANARY_KEY, settings: { baseUrl } };
    },
  ],
  gemini: [ofClips(geminiServer), ofStills(geminiImagesServer)],
  runway: [ofClips(runwayServer)],
  fal: [ofClips(falServer), ofStills(async (file, knownKey) => await falServer(file, knownKey, "image"))],
  runware: [ofClips(runwareServer)],
  vertex: [
    async () => {
      const { origin } = await vertexServer(await clip(), "ya29.canary0123456789");
      return { key: accountFile(temporaryFolder()), settings: { baseUrl: origin, tokenBaseUrl: origin } };
    },
  ],
};

const library = openTemplates({ builtIn: "templates", user: "none" });
const wishes = { catalogue: library.models(), nowMs: Date.parse("2026-11-29"), voice: undefined };
const noWait = async (): Promise<void> => undefined;

function ordersOf(definition: VendorDefinition, { only }: Live): ProofOrders {
  const voice = definition.id === "elevenlabs" ? "voice-one" : undefined;
  const orders = proofOrders(definition, { ...wishes, voice });
  return only
    ? Object.fromEntries(Object.entries(orders).filter(([name]) => only.some((one) => one === name)))
    : orders;
}

const PROVABLE = VENDORS.filter(({ contracts }) =>
  contracts.some((contract) => ["writer", "voice", "video", "image"].includes(contract)),
).map((definition) => ({ id: definition.id, definition }));

describe.each(PROVABLE)("$id", ({ id, definition }) => {
  it("is recorded once, and answers the same from its recording, to another key", async () => {
    const served = SERVED[id] ?? [];
    expect(served.length, `no contract server proves ${id}: add it to SERVED`).toBeGreaterThan(0);
    for (const serve of served) {
      const live = await serve();
      const orders = ordersOf(definition, live);
      expect(Object.keys(orders).length).toBeGreaterThan(0);
      const folder = temporaryFolder();
      const way = { ...live, budgetUsdMicros: 5_000_000, wait: noWait };
      const real = await proveVendor(definition, orders, {
        ...way,
        fetch,
        recorder: createRecorder(folder),
      });
      expect(Object.keys(real.results)).toEqual(Object.keys(orders));

      const replay = replayFetch(folder);
      const again = { ...way, key: definition.isKeyFile ? live.key : "another-key-of-mine" };
      expect(await proveVendor(definition, orders, { ...again, fetch: replay })).toEqual(real);
      expect(replay.unused()).toEqual([]);

      const line = accountPem.split("\n")[1] ?? "";
      const canaries = { key: live.key, account: line, token: "ya29.canary0123456789" };
      expect(canariesFound(canaries, { folder, texts: {} })).toEqual([]);
    }
  }, 30_000);
});

it("fails where the adapter sends something else than what was recorded", async () => {
  const [serve] = SERVED["runway"] ?? [];
  const [runway] = VENDORS.filter(({ id }) => id === "runway");
  if (!serve || !runway) throw new Error("there is no runway");
  const live = await serve();
  const orders = ordersOf(runway, live);
  const folder = temporaryFolder();
  const way = { ...live, budgetUsdMicros: 5_000_000, wait: noWait };
  await proveVendor(runway, orders, { ...way, fetch, recorder: createRecorder(folder) });
  const file = join(folder, readdirSync(folder).toSorted()[0] ?? "");
  const changed = readFileSync(file, "utf8").replace("A heron", "A goose");
  expect(changed).toContain("A goose");
  writeFileSync(file, changed);
  await expect(proveVendor(runway, orders, { ...way, fetch: replayFetch(folder) })).rejects.toThrow(
    /recording differs|A goose/,
  );
});
