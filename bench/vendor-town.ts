import { readFileSync } from "node:fs";
import type { Fault } from "../test/contracts/contract-server.ts";
import { CANARY_KEY } from "../test/contracts/language-server.ts";
import { openAiServer } from "../test/contracts/openai-server.ts";
import { runwayServer } from "../test/contracts/runway-server.ts";
import { madeClip } from "../test/support/made-clips.ts";
import { tellPaidStory } from "../test/support/paid-stories.ts";

const KEY = "bench-key-0a1b2c3d4e5f";
/** Of `templates/models` and the adapter: how often a clip is asked about. */
const POLL_EVERY_MS = 5_000;

export interface VendorTown {
  env: NodeJS.ProcessEnv;
  /** Each request meets what is picked. */
  meetSome(pick: () => Fault | undefined): void;
}

export interface TownOptions {
  /** How long each vendor takes for an answer or a clip. */
  answerMs: number;
  beatCount: number;
}

/** A writer and a film studio on loopback, the same strict servers that the tests use. */
export async function vendorTown({ answerMs, beatCount }: TownOptions): Promise<VendorTown> {
  const writer = await openAiServer({ models: ["gpt-6-sol"] });
  writer.sayTo((asked) => tellPaidStory(asked, beatCount));
  writer.answerAfter(answerMs);
  const studio = await runwayServer(readFileSync(await madeClip("good")), KEY);
  studio.plan.pollsUntilEnd = Math.ceil(answerMs / POLL_EVERY_MS);
  return {
    env: {
      OPENAI_API_KEY: CANARY_KEY,
      VIRAL_PROVIDERS_OPENAI_BASE_URL: writer.baseUrl,
      VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
      VIRAL_PROVIDERS_OPENAI_JOBS_AT_ONCE: "20",
      RUNWAYML_API_SECRET: KEY,
      VIRAL_PROVIDERS_RUNWAY_BASE_URL: studio.origin,
      VIRAL_PROVIDERS_RUNWAY_JOBS_AT_ONCE: "64",
      VIRAL_BUDGET_ASSUME_LOST_USD: "2",
    },
    meetSome(pick) {
      writer.meetSome(pick);
      studio.meetSome(pick);
    },
  };
}
