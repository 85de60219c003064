import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { createRandom } from "../../src/core/random.ts";
import { enqueueRun } from "../../src/pipeline/enqueue-run.ts";
import { FAULT_POINTS } from "../../src/pipeline/faults.ts";
import { sampleBrief } from "../support/brief.ts";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { temporaryFolder, temporaryStore } from "../support/store.ts";
import { toyVendor } from "../support/toy/toy-vendor.ts";
import { type KillTarget, runKillLoop } from "./kill-loop.ts";
import { KILL_ROUND_NUMBERS, KILL_ROUNDS } from "./kill-rounds.ts";

const WORKER = new URL("../support/kill/real-worker.ts", import.meta.url);
/** Every step of the product and the one that pays, in the order in which a run reaches them. */
const STEPS = [
  "plan/concept",
  "video/script",
  "video/voice",
  "video/shots",
  "video/buy",
  "video/compose",
  "video/qa",
  "video/package",
  "post/publish",
  "post/upload",
  "post/tidy",
];
const STEP_POINTS = ["step-started", "step-before-commit", "step-committed"];
const EFFECT_STEPS = ["video/buy", "post/publish"];
const EFFECT_POINTS = FAULT_POINTS.filter((point) => point.startsWith("effect-"));

/**
 * Three kills in every step, and in each phase of an effect `repeats` times for each kind of effect. Each step has a run of
 * its own to be killed in, and each repeat the next one: a run passes its targets in this order, and no life of another
 * run can pass them first.
 */
function targets(runIds: readonly string[], repeats: number): KillTarget[] {
  const runOf = (turn: number): string[] => [runIds[turn % runIds.length] ?? ""];
  return STEPS.flatMap((where, step) => {
    const at = (points: readonly string[], turn: number): KillTarget[] =>
      points.map((point) => ({ freezeAt: `${point}@${where}`, args: runOf(turn) }));
    const phases = EFFECT_STEPS.includes(where) ? EFFECT_POINTS : [];
    const again = Array.from({ length: repeats - 1 }, (_, repeat) => at(phases, step + repeat + 1)).flat();
    const [started = "", ...ended] = STEP_POINTS;
    return [...at([started, ...phases, ...ended], step), ...again];
  });
}

/** A few seconds of picture each, and nothing in common, so that no life is long and no video repeats another. */
const TEXTS = [
  "Drink water before coffee.\n\nOne glass wakes the body up.\n\nCoffee comes half an hour later.",
  "Bread remembers its flour.\n\nRye keeps moist for days.\n\nWheat goes stale by tomorrow evening.",
  "Rivers choose the easy way.\n\nSand bends them, rock stops them.\n\nMaps show only one moment.",
  "Tune a guitar by ear.\n\nStart from the thickest string.\n\nEvery other note follows its neighbour.",
  "Bees vote with dances.\n\nScouts point at new homes.\n\nThe swarm leaves when enough agree.",
  "Shoes wear out from inside.\n\nSocks carry grit into leather.\n\nBrush both before the rain comes.",
  "Lighthouses blink in code.\n\nEach tower has its own rhythm.\n\nSailors read names from darkness.",
  "Clay shrinks while it dries.\n\nPotters build everything bigger.\n\nFire takes one tenth more away.",
];

async function enqueueVideos(folder: string, count: number): Promise<string[]> {
  const store = await temporaryStore(join(folder, "home"));
  const runIds: string[] = [];
  for (const [index, text] of TEXTS.slice(0, count).entries()) {
    const textFile = join(folder, `${index}.txt`);
    writeFileSync(textFile, text);
    const brief = sampleBrief({ textFile, outFolder: join(folder, "out"), platforms: ["shorts"] });
    const run = { brief, maxSpendUsdMicros: 1_000_000, options: {} };
    runIds.push((await enqueueRun(store, run, { newId: newRandomId, clock: systemClock })).runId);
  }
  return runIds;
}

interface Loop {
  videoCount: number;
  effectRepeats: number;
  randomKillCount: number;
  killsMin: number;
  killsPerEffectPhaseMin: number;
}
/** `npm test` goes once through every step and phase; `npm run test:kill` does what the promise says, ten times. */
const SHORT: Loop = {
  videoCount: 3,
  effectRepeats: 1,
  randomKillCount: 2,
  killsMin: 40,
  killsPerEffectPhaseMin: 2,
};
const LONG: Loop = {
  videoCount: 8,
  effectRepeats: 2,
  randomKillCount: 12,
  killsMin: 60,
  killsPerEffectPhaseMin: 3,
};

test.each(KILL_ROUND_NUMBERS.map((round) => ({ ...(KILL_ROUNDS === 0 ? SHORT : LONG), round })))(
  "$videoCount videos of the real product survive kills in every step, round $round",
  async ({ round, ...loop }) => {
    const folder = temporaryFolder();
    const runIds = await enqueueVideos(folder, loop.videoCount);
    const wanted = targets(runIds, loop.effectRepeats);
    const { kills, exitCode } = await runKillLoop({
      command: process.execPath,
      args: [...(await bundledWorker(WORKER)), folder],
      env: process.env,
      targets: wanted,
      randomKillCount: loop.randomKillCount,
      random: createRandom(`kill the product ${round}`),
      // Then all runs are under way, each at another step.
      randomKillsAfter: wanted.length,
      randomDelayMsMax: 1_500,
      lifeMsMax: 120_000,
    });
    expect(exitCode).toBe(0);
    const countOf = (isMeant: (name: string) => boolean): number =>
      [...kills].reduce((sum, [name, count]) => sum + (isMeant(name) ? count : 0), 0);
    for (const { freezeAt } of wanted) expect(kills.get(freezeAt) ?? 0, freezeAt).toBeGreaterThan(0);
    expect(countOf(() => true)).toBeGreaterThanOrEqual(loop.killsMin);
    for (const where of STEPS)
      expect(
        countOf((name) => name.endsWith(`@${where}`)),
        where,
      ).toBeGreaterThanOrEqual(3);
    for (const point of EFFECT_POINTS)
      expect(
        countOf((name) => name.startsWith(`${point}@`)),
        point,
      ).toBeGreaterThanOrEqual(loop.killsPerEffectPhaseMin);
    expectEachDeliveredOnce(folder, loop.videoCount);
    expectNothingLeft(folder);
    expectSoundDatabase(join(folder, "home", "viral.db"), loop.videoCount);
  },
  1_200_000,
);

function expectEachDeliveredOnce(folder: string, videoCount: number): void {
  const delivered = readdirSync(join(folder, "out")).filter((name) => name !== "index.html");
  expect(delivered).toHaveLength(videoCount);
  const posts = delivered.map((name) => readFileSync(join(folder, "out", name, "post.json"), "utf8"));
  expect(new Set(posts.map((text) => (JSON.parse(text) as { videoId: string }).videoId)).size).toBe(
    videoCount,
  );
  const bought = toyVendor(join(folder, "vendor"), "spends").acceptedKeys();
  expect([bought.length, new Set(bought).size]).toEqual([videoCount, videoCount]);
}

function expectNothingLeft(folder: string): void {
  const names = readdirSync(folder, { recursive: true }).map(String);
  expect(names.filter((name) => name.endsWith(".part"))).toEqual([]);
  expect(names.filter((name) => /blobs.[0-9a-f]{2}.[0-9a-f]{64}$/.test(name))).toEqual([]);
  expect(readdirSync(join(folder, "home", "work"))).toEqual([]);
}

function expectSoundDatabase(file: string, videoCount: number): void {
  const database = new Database(file, { readonly: true });
  try {
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(database.prepare("select status, count(*) n from job_queue group by status").all()).toEqual([
      { status: "done", n: 3 * videoCount },
    ]);
    expect(database.prepare("select count(*) n from blob_uses").get()).toEqual({ n: 0 });
    expect(
      database.prepare("select state, sum(amount_usd_micros) spent from spend_ledger group by state").all(),
    ).toEqual([{ state: "settled", spent: 9_000 * videoCount }]);
  } finally {
    database.close();
  }
}
