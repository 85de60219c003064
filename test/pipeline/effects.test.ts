import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { EffectOutcome } from "../../src/providers/contracts/effect.ts";
import { getEffect, updateEffect } from "../../src/store/repositories/effects.ts";
import { KEY, setUp, spent, stateOf } from "../support/one-effect.ts";

test("an accepted effect is bought once and answers the same for ever; the vendor's figure is the cost", async () => {
  const { store, submits, perform } = await setUp([]);
  const first = await perform();
  expect(first).toEqual({ key: KEY, handle: "h1", result: { handle: "h1" } });
  expect(await perform("host|another")).toEqual(first);
  expect(submits()).toBe(1);
  expect(await spent(store)).toBe(80);
});

test("what the vendor announces as it accepts is held at once, with its handle", async () => {
  const { store, perform } = await setUp([{ kind: "accepted", handle: "h1", quotedUsdMicros: 130 }]);
  const heldMeanwhile: number[] = [];
  await perform("host|me", {
    status: async () => {
      heldMeanwhile.push(await spent(store));
      return { state: "done", result: null, costUsdMicros: 120 };
    },
  });
  expect([...heldMeanwhile, await spent(store)]).toEqual([130, 120]);
});

test.each([
  [true, "vendor-base-url", "not-sent", 0],
  [false, "effect-parked", "parked", 100],
  [undefined, "effect-parked", "parked", 100],
])(
  "after a page of HTML, when a free question shows %s pages, the error is %s",
  async (isOnlyPages, code, state, cost) => {
    const page = { kind: "unknown", message: "an HTML page", isPage: true } as const;
    const asked = isOnlyPages === undefined ? {} : { isOnlyPages: async () => isOnlyPages };
    const { store, submits, perform } = await setUp([page], { graceMs: 0, ...asked });
    await expect(perform()).rejects.toMatchObject({ code });
    expect([submits(), await stateOf(store), await spent(store)]).toEqual([1, state, cost]);
  },
);

test("a page of HTML after a second request does not free what the first may have cost", async () => {
  const page = { kind: "unknown", message: "an HTML page", isPage: true } as const;
  const { store, perform } = await setUp([{ kind: "unknown", message: "reset" }, page], {
    find: async () => "nothing",
    isOnlyPages: async () => true,
  });
  await expect(perform()).rejects.toMatchObject({ kind: "waiting" });
  expect([await stateOf(store), await spent(store)]).toEqual(["intent", 100]);
});

test("a refusal releases the reservation and is not sent again", async () => {
  const { store, submits, perform } = await setUp([{ kind: "refused", code: "bad", message: "too long" }]);
  await expect(perform()).rejects.toMatchObject({ kind: "refused", code: "effect-refused" });
  await expect(perform()).rejects.toMatchObject({ kind: "refused" });
  expect([submits(), await spent(store)]).toEqual([1, 0]);
});

test("what the other side will not say any more is parked with its handle, and the next attempt is another one", async () => {
  const { store, perform } = await setUp([]);
  const status = async () => ({ state: "unsure" as const, message: "it worked on it for a day" });
  await expect(perform("host|me", { status })).rejects.toMatchObject({ code: "effect-parked" });
  expect(await getEffect(store, KEY)).toMatchObject({ state: "parked", handle: "h1" });
  expect(await spent(store)).toBe(100);
  const row = await getEffect(store, KEY);
  if (row) await updateEffect(store, row, { state: "not-sent" });
  const submit = () => Promise.reject(new Error("the line broke"));
  await expect(perform("host|me", { submit })).rejects.toMatchObject({ kind: "waiting" });
  expect(await getEffect(store, KEY)).toMatchObject({ state: "intent", handle: null });
});

test("what came to nothing is said to have", async () => {
  const { store, perform } = await setUp([]);
  const status = async () => ({ state: "nothing" as const, message: "internal" });
  await expect(perform("host|me", { status })).rejects.toMatchObject({
    kind: "transient",
    code: "effect-came-to-nothing",
  });
  expect([await stateOf(store), await spent(store)]).toEqual(["not-sent", 0]);
});

test("what was not sent is released, and sent by the next attempt", async () => {
  const { store, submits, perform } = await setUp([{ kind: "not-sent", retryAfterMs: 9_000 }]);
  await expect(perform()).rejects.toMatchObject({ kind: "transient", details: { retryAfterMs: 9_000 } });
  expect(await spent(store)).toBe(0);
  await perform();
  expect([submits(), await spent(store)]).toEqual([2, 80]);
});

test("an unknown outcome waits out the grace, asks, and then is parked, never sent again", async () => {
  const { store, clock, submits, perform } = await setUp([{ kind: "unknown", message: "reset" }]);
  await expect(perform()).rejects.toMatchObject({ kind: "waiting", details: { untilMs: 10_050 } });
  clock.now = 10_200;
  await expect(perform()).rejects.toMatchObject({ kind: "waiting", details: { untilMs: 10_400 } });
  clock.now = 10_490;
  await expect(perform()).rejects.toMatchObject({ kind: "waiting", details: { untilMs: 10_500 } });
  clock.now = 10_500;
  await expect(perform()).rejects.toMatchObject({ kind: "gated", code: "effect-parked" });
  await expect(perform()).rejects.toMatchObject({ code: "effect-parked" });
  expect([submits(), await stateOf(store), await spent(store)]).toEqual([1, "parked", 100]);
});

test.each([
  ["spends", 100, { state: "not-sent", submits: 2, spent: 180 }],
  ["spends", 99, { state: "parked", submits: 1, spent: 100 }],
  ["publishes", 100, { state: "parked", submits: 1, spent: 100 }],
] as const)(
  "in doubt, what %s for 100 and may be assumed lost up to %d ends as it should",
  async (kind, assumeLostUsdMicros, wanted) => {
    const unknown: EffectOutcome = { kind: "unknown", message: "reset" };
    const { store, submits, perform } = await setUp([unknown], { kind, graceMs: 0 }, { assumeLostUsdMicros });
    const code = wanted.state === "parked" ? "effect-parked" : "effect-lost";
    await expect(perform()).rejects.toMatchObject({ code });
    expect([await stateOf(store), await spent(store)]).toEqual([wanted.state, 100]);
    await perform().catch(() => undefined);
    expect([submits(), await spent(store)]).toEqual([wanted.submits, wanted.spent]);
  },
);

test("an unknown outcome that the other side has is taken from there", async () => {
  const { submits, perform } = await setUp([{ kind: "unknown", message: "reset" }], {
    find: async () => ({ handle: "found" }),
  });
  expect((await perform()).handle).toBe("found");
  expect(submits()).toBe(1);
});

test("an unknown outcome that is proven to be nothing is sent once more", async () => {
  const { submits, perform } = await setUp([{ kind: "unknown", message: "reset" }], {
    kind: "publishes",
    find: async () => "nothing",
  });
  expect((await perform()).handle).toBe("h2");
  expect(submits()).toBe(2);
});

test("what was accepted and came to nothing after all is released, and sent by the next attempt", async () => {
  let looks = 0;
  const { store, submits, perform } = await setUp([], {
    status: async (handle) => {
      looks += 1;
      return looks === 1
        ? { state: "nothing", message: "the platform failed within itself" }
        : { state: "done", result: { handle } };
    },
  });
  await expect(perform()).rejects.toMatchObject({
    kind: "transient",
    message: expect.stringContaining("itself"),
  });
  expect([await stateOf(store), await spent(store)]).toEqual(["not-sent", 0]);
  expect((await perform()).handle).toBe("h2");
  expect(submits()).toBe(2);
});

test("whoever is asked after the grace is told what was answered, and why nobody can tell", async () => {
  const { store, clock, perform } = await setUp([{ kind: "unknown", message: "a 502 came" }]);
  const find = async () => ({ because: "the list ends too early" });
  await expect(perform("host|me", { find })).rejects.toMatchObject({ kind: "waiting" });
  clock.now = 10_500;
  const said = "a 502 came; the list ends too early";
  await expect(perform("host|me", { find })).rejects.toMatchObject({
    code: "effect-parked",
    message: expect.stringContaining(said),
  });
  expect((await getEffect(store, KEY))?.message).toBe(said);
});

test("a request that throws is unknown; without a way to ask it is parked at once", async () => {
  const { store, perform } = await setUp([]);
  const request = {
    submit: async (): Promise<EffectOutcome> => {
      throw new Error("socket hang up");
    },
    graceMs: 0,
  };
  await expect(perform("host|me", request)).rejects.toMatchObject({ code: "effect-parked" });
  expect((await getEffect(store, KEY))?.message).toBe("socket hang up");
});

test("a request that never ends is cut off in its time, whatever the garbage collector took away", async () => {
  const { perform } = await setUp([]);
  const submit = async (_key: string, signal: AbortSignal): Promise<EffectOutcome> => {
    setTimeout(collectGarbage, 20);
    return await new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  };
  await expect(perform("host|me", { submit, timeoutMs: 100, graceMs: 0 })).rejects.toMatchObject({
    code: "effect-parked",
    message: expect.stringContaining("fake gave no whole answer within 100 ms"),
  });
}, 5_000);

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}
