import { describe, expect, test } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import { changeRow, claimEffect } from "../../src/pipeline/effect-claim.ts";
import type { EffectSite, EffectTools } from "../../src/pipeline/effect-tools.ts";
import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import type { EffectRequest } from "../../src/providers/contracts/effect.ts";
import { type EffectRow, getEffect } from "../../src/store/repositories/effects.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import { temporaryStore } from "../support/store.ts";

const KEY = "job_1/shots/1";
const site: EffectSite = {
  jobId: "job_1",
  runId: "run_1",
  videoId: "vid_1",
  stepId: "shots",
  where: "video/shots",
  limits: { perRunUsdMicros: 250 },
  signal: new AbortController().signal,
};
const request: EffectRequest = {
  part: "1",
  providerId: "fake",
  kind: "spends",
  estimateUsdMicros: 100,
  timeoutMs: 1_000,
  whenNotFound: "park",
  graceMs: 0,
  submit: () => Promise.reject(new Error("nothing is sent in this test")),
  status: () => Promise.reject(new Error("nothing is asked in this test")),
  pollEveryMs: 50,
  pollForMs: 200,
};

async function setUp() {
  const store = await temporaryStore();
  const clock = { now: 10_000, nowMs: () => clock.now };
  const tools = (owner: string): EffectTools => ({
    store,
    clock,
    newId: newRandomId,
    newToken: () => newRandomId("lease"),
    owner,
    isOwnerDead: (other) => other.includes("dead"),
    sealKey: async () => Buffer.alloc(32),
    faults: NO_FAULTS,
    wait: async () => undefined,
  });
  const claim = async (owner = "here|me", change: Partial<EffectRequest> = {}) =>
    await claimEffect(tools(owner), site, KEY, { ...request, ...change });
  const become = async (change: Partial<EffectRow>): Promise<void> => {
    const row = await getEffect(store, KEY);
    if (row) await changeRow(store, row, change);
  };
  return { store, clock, claim, become };
}

test("a new effect leaves its intent, its lease and its reservation before anything is sent", async () => {
  const { store, claim } = await setUp();
  expect((await claim()).next).toBe("send");
  expect(await getEffect(store, KEY)).toMatchObject({
    state: "intent",
    owner: "here|me",
    leaseUntilMs: 10_000 + 1_000 + 200 + 60_000,
    intentAtMs: 10_000,
  });
  expect(await committedSpend(store, "runId", "run_1")).toBe(100);
});

test("without money for it there is no intent either", async () => {
  const { store, claim } = await setUp();
  await expect(claim("here|me", { estimateUsdMicros: 251 })).rejects.toMatchObject({
    code: "budget-exceeded",
  });
  expect(await getEffect(store, KEY)).toBeUndefined();
});

test("publishing for nothing reserves nothing", async () => {
  const { store, claim } = await setUp();
  await claim("here|me", { kind: "publishes", estimateUsdMicros: 0 });
  expect((await getEffect(store, KEY))?.ledgerId).toBeNull();
});

describe("what an earlier attempt left decides what comes next", () => {
  test.each([
    ["intent", "ask"],
    ["submitted", "poll"],
    ["done", "nothing"],
    ["not-sent", "send"],
  ] as const)("%s: %s", async (state, next) => {
    const { claim, become } = await setUp();
    await claim();
    await become({ state });
    expect((await claim()).next).toBe(next);
  });

  test.each([
    ["refused", "effect-refused", "too long"],
    ["dropped", "effect-refused", "a person dropped it"],
    ["parked", "effect-parked", "too long"],
  ] as const)("%s stops the job", async (state, code, message) => {
    const { claim, become } = await setUp();
    await claim();
    await become({ state, message: "too long" });
    await expect(claim()).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test("what was not sent is reserved anew, as a new intent", async () => {
    const { store, clock, claim, become } = await setUp();
    await claim();
    await become({ state: "not-sent", message: "no route" });
    clock.now = 20_000;
    await claim();
    expect(await getEffect(store, KEY)).toMatchObject({ state: "intent", message: null, intentAtMs: 20_000 });
    expect(await committedSpend(store, "runId", "run_1")).toBe(200);
  });
});

describe("of several processes one holds it", () => {
  test.each([
    ["a living one of this machine keeps it however long", "here|slow", 1e9, false],
    ["a dead one loses it at once", "here|dead", 0, true],
    ["one elsewhere keeps it for its lease", "there|slow", 61_000, false],
    ["one elsewhere loses it after that", "there|slow", 61_200, true],
  ])("%s", async (_name, holder, laterMs, isTaken) => {
    const { clock, claim } = await setUp();
    await claim(holder);
    clock.now += laterMs;
    if (isTaken) expect(await claim()).toMatchObject({ next: "ask", row: { owner: "here|me" } });
    else
      await expect(claim()).rejects.toMatchObject({
        kind: "waiting",
        details: { untilMs: clock.now + 5_000 },
      });
  });

  test("who lost it may change nothing any more", async () => {
    const { store, claim } = await setUp();
    const { row } = await claim("here|dead");
    await claim();
    await expect(changeRow(store, row, { state: "done" })).rejects.toMatchObject({
      code: "effect-lease-lost",
    });
    expect((await getEffect(store, KEY))?.state).toBe("intent");
  });
});
