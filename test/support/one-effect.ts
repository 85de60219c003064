import { newRandomId } from "../../src/core/ids.ts";
import type { EffectSite, EffectTools } from "../../src/pipeline/effect-tools.ts";
import { performEffect } from "../../src/pipeline/effects.ts";
import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import type { EffectOutcome, EffectRequest } from "../../src/providers/contracts/effect.ts";
import { getEffect } from "../../src/store/repositories/effects.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import type { Store } from "../../src/store/scope.ts";
import { temporaryStore } from "./store.ts";

/** The key of the one effect. */
export const KEY = "job_1/shots/1";

/** One effect of one job, whose vendor answers as it is told to. */
export async function oneEffect(
  answers: EffectOutcome[],
  change: Partial<EffectRequest> = {},
  limits: EffectSite["limits"] = {},
) {
  const store = await temporaryStore();
  const clock = { now: 10_000, nowMs: () => clock.now };
  let submits = 0;
  const tools = (owner: string): EffectTools => ({
    store,
    clock,
    newId: newRandomId,
    newToken: () => newRandomId("lease"),
    owner,
    isOwnerDead: (other) => other.startsWith("dead"),
    sealKey: async () => Buffer.alloc(32, 3),
    faults: NO_FAULTS,
    wait: async (delayMs) => {
      clock.now += delayMs;
    },
  });
  const request: EffectRequest = {
    part: "1",
    providerId: "fake",
    kind: "spends",
    estimateUsdMicros: 100,
    timeoutMs: 1_000,
    whenNotFound: "park",
    graceMs: 500,
    submit: async () => {
      submits += 1;
      return answers.shift() ?? { kind: "accepted", handle: `h${submits}` };
    },
    find: async () => undefined,
    status: async (handle) => ({ state: "done", result: { handle }, costUsdMicros: 80 }),
    pollEveryMs: 50,
    pollForMs: 200,
    ...change,
  };
  const site: EffectSite = {
    jobId: "job_1",
    runId: "run_1",
    videoId: "vid_1",
    stepId: "shots",
    where: "video/shots",
    limits: { perRunUsdMicros: 1_000, ...limits },
    signal: new AbortController().signal,
  };
  return {
    store,
    clock,
    request,
    submits: () => submits,
    perform: async (owner = "host|me", more: Partial<EffectRequest> = {}) =>
      await performEffect(tools(owner), site, { ...request, ...more }),
  };
}

export async function stateOf(store: Store): Promise<string | undefined> {
  return (await getEffect(store, KEY))?.state;
}

export const spent = async (store: Store): Promise<number> => await committedSpend(store, "runId", "run_1");
