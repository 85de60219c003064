import { readFileSync } from "node:fs";
import type { Fault } from "../test/contracts/contract-server.ts";
import { elevenLabsServer } from "../test/contracts/elevenlabs-server.ts";
import { CANARY_KEY } from "../test/contracts/language-server.ts";
import { openAiServer } from "../test/contracts/openai-server.ts";
import { runwayServer } from "../test/contracts/runway-server.ts";
import { KNOWN_VOICE } from "../test/contracts/speech-server.ts";
import { evenSpeech } from "../test/support/even-speech.ts";
import { madeClip } from "../test/support/made-clips.ts";
import { tellPaidStory } from "../test/support/paid-stories.ts";

const KEY = "bench-key-0a1b2c3d4e5f";
/** Of `templates/models` and the adapter: how often a clip is asked about. */
const POLL_EVERY_MS = 5_000;

export interface VendorTown {
  /** Words of the command line that name its vendors. */
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Each request meets what is picked. */
  meetSome(pick: () => Fault | undefined): void;
}

export interface TownOptions {
  /** How long each vendor takes for an answer, a sentence or a clip. */
  answerMs: number;
  beatCount: number;
  /** How many sentences the voice's plan has spoken at once; absent: as the product knows it. */
  speechAtOnce?: number;
  /** What a person allows to be counted as gone rather than asked about; absent: the default, nothing. */
  assumeLostUsd?: number;
}

/** A writer, a voice and a film studio on loopback, the same strict servers that the tests use. */
export async function vendorTown(options: TownOptions): Promise<VendorTown> {
  const { answerMs, beatCount, speechAtOnce, assumeLostUsd } = options;
  const writer = await openAiServer({ models: ["gpt-6-sol"] });
  writer.sayTo((asked) => tellPaidStory(asked, beatCount));
  writer.answerAfter(answerMs);
  const voice = await elevenLabsServer({ bytes: new Uint8Array(0) }, { models: ["eleven_v4_turbo"] });
  voice.say(await evenSpeech());
  // A list of voices is not made while one waits.
  voice.answerAfter(answerMs, ({ method }) => method === "POST");
  const studio = await runwayServer(readFileSync(await madeClip("good")), KEY);
  studio.plan.pollsUntilEnd = Math.ceil(answerMs / POLL_EVERY_MS);
  return {
    argv: ["--writer", "openai", "--video-model", "runway/gen4.5", "--voice", `elevenlabs:${KNOWN_VOICE}`],
    env: {
      OPENAI_API_KEY: CANARY_KEY,
      VIRAL_PROVIDERS_OPENAI_BASE_URL: writer.baseUrl,
      VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
      VIRAL_PROVIDERS_OPENAI_JOBS_AT_ONCE: "20",
      ELEVENLABS_API_KEY: CANARY_KEY,
      VIRAL_PROVIDERS_ELEVENLABS_BASE_URL: voice.baseUrl,
      ...(speechAtOnce ? { VIRAL_PROVIDERS_ELEVENLABS_JOBS_AT_ONCE: String(speechAtOnce) } : {}),
      RUNWAYML_API_SECRET: KEY,
      VIRAL_PROVIDERS_RUNWAY_BASE_URL: studio.origin,
      VIRAL_PROVIDERS_RUNWAY_JOBS_AT_ONCE: "64",
      ...(assumeLostUsd ? { VIRAL_BUDGET_ASSUME_LOST_USD: String(assumeLostUsd) } : {}),
    },
    meetSome(pick) {
      writer.meetSome(pick);
      voice.meetSome(pick);
      studio.meetSome(pick);
    },
  };
}
