import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import type { EffectSite, EffectTools } from "../../src/pipeline/effect-tools.ts";
import { performEffect } from "../../src/pipeline/effects.ts";
import { type FaultPoints, NO_FAULTS } from "../../src/pipeline/faults.ts";
import type { EffectRequest, EffectResult } from "../../src/providers/contracts/effect.ts";
import { openStore } from "../../src/store/open-store.ts";
import { type EffectRow, effectsOfJob } from "../../src/store/repositories/effects.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import type { Store } from "../../src/store/scope.ts";

export interface PerformOptions {
  faults?: FaultPoints;
  signal?: AbortSignal;
  owner?: string;
}

/** One job of its own, in which effects are performed as the product performs them. */
export interface BenchJob {
  perform(request: EffectRequest, options?: PerformOptions): Promise<EffectResult>;
  /** Of the only effect. */
  row(): Promise<EffectRow | undefined>;
  spentUsdMicros(): Promise<number>;
}

/** A store for a whole file; afterwards none of `secrets` may stand in any of its files. */
export function effectBench(secrets: readonly string[]): { newJob(budgetUsdMicros?: number): BenchJob } {
  let store: Store | undefined;
  let homeFolder = "";
  let jobCount = 0;
  beforeAll(async () => {
    homeFolder = mkdtempSync(join(tmpdir(), "viral-bench-"));
    store = await openStore({ homeFolder });
  });
  afterAll(async () => {
    await store?.close();
    try {
      for (const secret of secrets) expect(filesWith(homeFolder, secret)).toEqual([]);
    } finally {
      rmSync(homeFolder, { recursive: true, force: true });
    }
  });
  return {
    newJob: (budgetUsdMicros = 1_000_000) => {
      if (!store) throw new Error("The store is open within tests only.");
      jobCount += 1;
      return jobIn(store, `${jobCount}`, budgetUsdMicros);
    },
  };
}

function jobIn(store: Store, name: string, perRunUsdMicros: number): BenchJob {
  const clock = { nowMs: () => Date.now() };
  const site = {
    jobId: `job_${name}`,
    runId: `run_${name}`,
    videoId: null,
    stepId: "script",
    where: "plan/script",
  };
  return {
    perform: async (request, { faults = NO_FAULTS, signal, owner = "host|me" } = {}) => {
      const tools: EffectTools = {
        store,
        clock,
        newId: newRandomId,
        newToken: () => newRandomId("lease"),
        owner,
        isOwnerDead: (other) => other.startsWith("dead"),
        sealKey: async () => Buffer.alloc(32, 3),
        faults,
        wait: async () => undefined,
      };
      const at: EffectSite = {
        ...site,
        limits: { perRunUsdMicros },
        signal: signal ?? new AbortController().signal,
      };
      return await performEffect(tools, at, request);
    },
    row: async () => (await effectsOfJob(store, site.jobId))[0],
    spentUsdMicros: async () => await committedSpend(store, "runId", site.runId),
  };
}

/** Dies once at a point, as a process would. */
export function diesAt(point: Parameters<FaultPoints["hit"]>[0]): FaultPoints {
  let isDead = false;
  return {
    hit: (at) => {
      if (at !== point || isDead) return;
      isDead = true;
      throw new Error(`died at ${point}`);
    },
  };
}

function filesWith(folder: string, secret: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(secret));
}
