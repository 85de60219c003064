import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { createRandom } from "../../src/core/random.ts";
import type { Brief } from "../../src/model/brief.ts";
import { enqueueRun } from "../../src/pipeline/enqueue-run.ts";
import { listJobs } from "../../src/store/repositories/jobs.ts";
import type { Store } from "../../src/store/scope.ts";
import type { ClipVendorServer, VendorJob } from "../contracts/clip-vendor-server.ts";
import { elevenLabsServer } from "../contracts/elevenlabs-server.ts";
import { CANARY_KEY, type LanguageServer } from "../contracts/language-server.ts";
import { openAiServer } from "../contracts/openai-server.ts";
import { RUNWARE_COST_USD, runwareServer } from "../contracts/runware-server.ts";
import { runwayServer } from "../contracts/runway-server.ts";
import { KNOWN_VOICE, type SpeechServer } from "../contracts/speech-server.ts";
import { sampleBrief } from "../support/brief.ts";
import { evenSpeech } from "../support/even-speech.ts";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { settleInDoubt } from "../support/kill/person-in-doubt.ts";
import { madeClip } from "../support/made-clips.ts";
import { tellPaidStory } from "../support/paid-stories.ts";
import { temporaryFolder, temporaryStore } from "../support/store.ts";
import { KILL_ROUND_NUMBERS, KILL_ROUNDS } from "./kill-rounds.ts";
import { liveOnce } from "./one-life.ts";

const WORKER = new URL("../support/kill/paid-worker.ts", import.meta.url);
const KEY = "clip-canary-0a1b2c3d4e5f";
/** `npm test` kills a few; `npm run test:kill` does what the promise says. */
const KILLS = KILL_ROUNDS === 0 ? 8 : 200;
const RUNS_AT_ONCE = 4;
/** A second of gen4.5. */
const RUNWAY_CREDITS = 12;

interface Vendors {
  writer: LanguageServer;
  voice: SpeechServer;
  runway: ClipVendorServer;
  runware: ClipVendorServer;
}

test.each(KILL_ROUND_NUMBERS)(
  `${KILLS} random kills over paid runs, round %i: nothing is bought twice, nothing paid is lost, no budget is passed`,
  async (round) => {
    const random = createRandom(`kill what is paid ${round}`);
    const folder = temporaryFolder();
    const store = await temporaryStore(join(folder, "home"));
    const vendors = await openVendors();
    const retries = new Map<string, number>();
    const life = {
      command: process.execPath,
      args: [...(await bundledWorker(WORKER)), folder],
      env: environment(vendors),
      lifeMsMax: 120_000,
    };
    let runCount = 0;
    for (let kills = 0; kills < KILLS; ) {
      if ((await openJobCount(store)) < RUNS_AT_ONCE) {
        await enqueue(store, folder, runCount, round);
        runCount += 1;
      }
      const end = await liveOnce({ ...life, killAfterMs: random.integer(900) });
      if (end.kind === "killed") kills += 1;
      await settleInDoubt(store, vendors.runway.jobs, retries);
    }
    while ((await openJobCount(store)) > 0) {
      await liveOnce(life);
      await settleInDoubt(store, vendors.runway.jobs, retries);
    }
    const database = new Database(join(folder, "home", "viral.db"), { readonly: true });
    try {
      expectNothingAskedTwice(vendors, retries);
      expectNothingLost(vendors, folder, database);
      expectBudgetsKept(database);
    } finally {
      database.close();
    }
  },
  3_600_000,
);

async function openVendors(): Promise<Vendors> {
  const file = readFileSync(await madeClip("good"));
  const writer = await openAiServer({ models: ["gpt-6-sol"] });
  writer.sayTo(tellPaidStory);
  const voice = await elevenLabsServer({ bytes: new Uint8Array(0) }, { models: ["eleven_v4_turbo"] });
  voice.say(await evenSpeech());
  const [runway, runware] = [await runwayServer(file, KEY), await runwareServer(file, KEY)];
  for (const server of [runway, runware]) server.plan.pollsUntilEnd = 0;
  // As its price list says: a bill above the estimate could pass a budget, and no reservation would know.
  runway.plan.pricePerSecond = RUNWAY_CREDITS;
  for (const server of [writer, voice, runway, runware]) server.answerAfter(60);
  return { writer, voice, runway, runware };
}

const environment = ({ writer, voice, runway, runware }: Vendors): NodeJS.ProcessEnv => ({
  ...process.env,
  OPENAI_API_KEY: CANARY_KEY,
  VIRAL_PROVIDERS_OPENAI_BASE_URL: writer.baseUrl,
  VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
  ELEVENLABS_API_KEY: CANARY_KEY,
  VIRAL_PROVIDERS_ELEVENLABS_BASE_URL: voice.baseUrl,
  RUNWAYML_API_SECRET: KEY,
  VIRAL_PROVIDERS_RUNWAY_BASE_URL: runway.origin,
  RUNWARE_API_KEY: KEY,
  VIRAL_PROVIDERS_RUNWARE_BASE_URL: runware.origin,
});

/** Every other run is filmed by the vendor that can be asked about a lost answer; every third one has too little money. */
async function enqueue(store: Store, folder: string, index: number, round: number): Promise<void> {
  const change: Partial<Brief> = {
    topic: `topic-${round}${String(index).padStart(4, "0")}`,
    count: 3,
    writer: "openai",
    voice: `elevenlabs:${KNOWN_VOICE}`,
    shots: "ai",
    videoModel: index % 2 === 0 ? "runware/klingai:kling-video@3-standard" : "runway/gen4.5",
    outFolder: join(folder, "out"),
  };
  const maxSpendUsdMicros = index % 3 === 2 ? 1_500_000 : 9_000_000;
  const run = { brief: sampleBrief(change), maxSpendUsdMicros, options: {} };
  await enqueueRun(store, run, { newId: newRandomId, clock: systemClock });
}

async function openJobCount(store: Store): Promise<number> {
  const counts = await Promise.all(
    (["queued", "running", "waiting", "parked"] as const).map(
      async (status) => (await listJobs(store, { status, limit: 100 })).jobs.length,
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const countsOf = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** What was asked more often than once was asked again by the person, and no clip was. */
function expectNothingAskedTwice(
  { writer, voice, runway, runware }: Vendors,
  retries: ReadonlyMap<string, number>,
): void {
  expect(voice.texts.length).toBeGreaterThan(0);
  const asked = [...writer.requests, ...voice.requests].filter(({ method }) => method === "POST");
  const questions = countsOf(asked.map(({ body }) => body.toString()));
  const repeats = [...questions.values()].reduce((sum, count) => sum + count - 1, 0);
  const allowed = [...retries.values()].reduce((sum, count) => sum + count, 0);
  expect(repeats).toBeLessThanOrEqual(allowed);
  expect(Math.max(...questions.values())).toBeLessThanOrEqual(1 + Math.max(0, ...retries.values()));
  for (const { jobs } of [runway, runware])
    expect([...countsOf(jobs.map(({ prompt }) => prompt)).values()].filter((count) => count > 1)).toEqual([]);
}

/** Every clip that a vendor made is in the journal as done, its file is here, and it was billed once. */
function expectNothingLost({ runway, runware }: Vendors, folder: string, database: Database.Database): void {
  expect(runway.jobs.length + runware.jobs.length).toBeGreaterThan(0);
  for (const { id, jobs, priceOf } of [
    {
      id: "runway",
      jobs: runway.jobs,
      priceOf: ({ seconds }: VendorJob) => seconds * RUNWAY_CREDITS * 10_000,
    },
    { id: "runware", jobs: runware.jobs, priceOf: () => Math.round(RUNWARE_COST_USD * 1_000_000) },
  ]) {
    const rows = database
      .prepare<[string], { handle: string; result: string }>(
        "select handle, result from effects where provider_id = ? and state = 'done'",
      )
      .all(id);
    expect(rows.map(({ handle }) => handle).toSorted()).toEqual(jobs.map((job) => job.id).toSorted());
    for (const { result } of rows) {
      const { sha256 } = JSON.parse(result) as { sha256: string };
      expect(existsSync(join(folder, "home", "blobs", sha256.slice(0, 2), sha256))).toBe(true);
    }
    const { spent } = database
      .prepare<[string], { spent: number }>(
        "select coalesce(sum(amount_usd_micros), 0) spent from spend_ledger where provider_id = ? and state = 'settled'",
      )
      .get(id) ?? { spent: -1 };
    expect(spent).toBe(jobs.reduce((sum, job) => sum + priceOf(job), 0));
  }
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".part"))).toEqual(
    [],
  );
}

function expectBudgetsKept(database: Database.Database): void {
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  const runs = database
    .prepare<[], { id: string; limit: number; spent: number }>(
      `select runs.id, runs.max_spend_usd_micros as "limit", sum(amount_usd_micros) spent
       from spend_ledger join runs on runs.id = spend_ledger.run_id
       where state <> 'released' group by runs.id`,
    )
    .all();
  expect(runs.length).toBeGreaterThan(0);
  expect(runs.filter(({ limit, spent }) => spent > limit)).toEqual([]);
  const open = database.prepare("select count(*) n from spend_ledger where state = 'reserved'").get();
  expect(open).toEqual({ n: 0 });
}
