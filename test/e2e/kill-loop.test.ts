import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { FAULT_POINTS } from "../../src/pipeline/faults.ts";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { temporaryFolder } from "../support/store.ts";
import { TOY_STEPS } from "../support/toy/toy-jobs.ts";
import { toyVendor } from "../support/toy/toy-vendor.ts";
import { runKillLoop } from "./kill-loop.ts";
import { KILL_ROUND_NUMBERS } from "./kill-rounds.ts";

const VIDEO_COUNT = 8;
const SHOTS_PER_VIDEO = 2;
const RANDOM_KILLS = 8;
const WORKER = new URL("../support/toy/toy-worker.ts", import.meta.url);
const EFFECT_STEPS = new Set(["video/shots", "post/publish"]);
const STEP_POINTS = ["step-started", "step-before-commit", "step-committed"];
const EFFECT_POINTS = FAULT_POINTS.filter((point) => point.startsWith("effect-"));

/** Three kills in every step; in the steps with an effect, at each of its phases besides, three each over both. */
function targets(): { freezeAt: string }[] {
  return TOY_STEPS.flatMap((where) => {
    const repeats = where === "post/publish" ? 2 : 1;
    const effectPoints = EFFECT_STEPS.has(where)
      ? Array.from({ length: repeats }, () => EFFECT_POINTS).flat()
      : [];
    return [...STEP_POINTS.slice(0, 2), ...effectPoints, ...STEP_POINTS.slice(2)].map((point) => ({
      freezeAt: `${point}@${where}`,
    }));
  });
}

test.each(KILL_ROUND_NUMBERS)(
  "eight videos survive forty kills, round %i: eight posts, none twice, nothing bought twice",
  async (round) => {
    const folder = temporaryFolder();
    const { kills, exitCode } = await runKillLoop({
      command: process.execPath,
      args: [...(await bundledWorker(WORKER)), folder, String(VIDEO_COUNT)],
      env: process.env,
      targets: targets(),
      randomKillCount: RANDOM_KILLS,
      random: createRandom(`kill ${round}`),
      randomKillsAfter: STEP_POINTS.length,
      // Long enough to be anywhere in a step, too short for a quick machine to finish all eight videos.
      randomDelayMsMax: 8,
      lifeMsMax: 30_000,
    });
    expect(exitCode).toBe(0);
    const killCount = [...kills.values()].reduce((sum, count) => sum + count, 0);
    expect(killCount).toBeGreaterThanOrEqual(40);
    for (const where of TOY_STEPS) {
      expect(
        sumOf(kills, (name) => name.endsWith(`@${where}`)),
        where,
      ).toBeGreaterThanOrEqual(3);
    }
    for (const point of EFFECT_POINTS) {
      expect(
        sumOf(kills, (name) => name.startsWith(`${point}@`)),
        point,
      ).toBeGreaterThanOrEqual(3);
    }
    for (const [kind, count] of [
      ["publishes", VIDEO_COUNT],
      ["spends", VIDEO_COUNT * SHOTS_PER_VIDEO],
    ] as const) {
      const keys = toyVendor(join(folder, "vendor"), kind).acceptedKeys();
      expect(keys).toHaveLength(count);
      expect(new Set(keys).size).toBe(count);
    }
    expect(readdirSync(join(folder, "out")).filter((name) => name.endsWith(".mp4"))).toHaveLength(
      VIDEO_COUNT,
    );
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".part"))).toEqual(
      [],
    );
    expect(existsSync(join(folder, "finished"))).toBe(true);
    expectSoundDatabase(join(folder, "home", "viral.db"));
  },
  600_000,
);

function sumOf(kills: ReadonlyMap<string, number>, wanted: (name: string) => boolean): number {
  return [...kills].reduce((sum, [name, count]) => sum + (wanted(name) ? count : 0), 0);
}

function expectSoundDatabase(file: string): void {
  const database = new Database(file);
  try {
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(database.prepare("select status, count(*) n from job_queue group by status").all()).toEqual([
      { status: "done", n: 1 + 2 * VIDEO_COUNT },
    ]);
    expect(
      database.prepare("select state, sum(amount_usd_micros) spent from spend_ledger group by state").all(),
    ).toEqual([{ state: "settled", spent: 9_000 * VIDEO_COUNT * SHOTS_PER_VIDEO }]);
  } finally {
    database.close();
  }
}
