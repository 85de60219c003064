import { expect, test } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import type { EffectOutcome, EffectRequest } from "../../src/providers/contracts/effect.ts";
import { getEffect } from "../../src/store/repositories/effects.ts";
import { KEY, setUp, spent, stateOf } from "../support/one-effect.ts";

test("a dead owner's intent is asked about before anything is sent", async () => {
  const { submits, perform } = await setUp([]);
  await hangIn(perform, "dead|1");
  expect((await perform("host|me", { find: async () => ({ handle: "theirs" }) })).handle).toBe("theirs");
  expect(submits()).toBe(0);
});

test("a living owner's intent is left alone, however old", async () => {
  const { clock, submits, perform } = await setUp([]);
  await hangIn(perform, "host|slow");
  clock.now += 10_000_000;
  await expect(perform()).rejects.toMatchObject({ kind: "waiting" });
  expect(submits()).toBe(0);
});

/** Lets an owner stand still in the middle of its request. */
async function hangIn(
  perform: (owner: string, more: Partial<EffectRequest>) => Promise<unknown>,
  owner: string,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const submit = async (): Promise<EffectOutcome> => {
      resolve();
      return await new Promise(() => undefined);
    };
    void perform(owner, { submit });
  });
}

test("a late failure settles at the vendor's own cost", async () => {
  const { store, perform } = await setUp([], {
    status: async () => ({ state: "failed", kind: "moderation", message: "blocked", costUsdMicros: 30 }),
  });
  await expect(perform()).rejects.toMatchObject({ kind: "moderation" });
  expect(await spent(store)).toBe(30);
});

test("a long render is polled, then left for the next run, and never bought again", async () => {
  let polls = 0;
  const { submits, perform } = await setUp([], {
    status: async () => {
      polls += 1;
      return polls < 8 ? { state: "pending" } : { state: "done", result: polls };
    },
  });
  await expect(perform()).rejects.toMatchObject({ kind: "waiting" });
  expect((await perform()).result).toBe(8);
  expect(submits()).toBe(1);
});

test("a secret handle is sealed in the store and whole for the poll", async () => {
  // Too long to stand by chance in what is sealed.
  const handle = "https://upload.example/a-secret-address";
  const { store, perform } = await setUp([{ kind: "accepted", handle }], { isHandleSecret: true });
  expect((await perform()).handle).toBe(handle);
  const row = await getEffect(store, KEY);
  expect(row?.isHandleSealed).toBe(1);
  expect(row?.handle).not.toContain(handle);
});

test("racing executors send it once", async () => {
  const { submits, perform } = await setUp([]);
  await Promise.allSettled(["a", "b", "c"].map(async (name) => await perform(`host|${name}`)));
  expect(submits()).toBe(1);
});

test.each([
  new AppError({ kind: "config", code: "disk-full", message: "no space" }),
  new AppError({ kind: "quota", code: "vendor-credit-gone", message: "no credit" }),
])(
  "what a person must mend was not made: $kind is told as it is, its money free, sent once when it is mended",
  async (cause) => {
    const { store, submits, perform } = await setUp([]);
    const failing = async (): Promise<never> => {
      throw cause;
    };
    await expect(perform("host|me", { submit: failing, whenNotFound: "park" })).rejects.toBe(cause);
    expect([await stateOf(store), await spent(store)]).toEqual(["not-sent", 0]);
    expect((await perform()).handle).toBe("h1");
    expect([submits(), await spent(store)]).toEqual([1, 80]);
  },
);

test("a poll that ends without an end says what is odd, and leaves the job to another run", async () => {
  const { clock, perform } = await setUp([], {
    status: async () => ({ state: "pending", because: "it naps" }),
  });
  const startMs = clock.now;
  await expect(perform()).rejects.toMatchObject({
    kind: "waiting",
    details: { waitingFor: "it naps", untilMs: startMs + 200 + 120_000 },
  });
});

test("content that is refused at once is moderation", async () => {
  const { perform } = await setUp([{ kind: "refused", code: "moderated", message: "no" }]);
  // Whoever asks again is told the same, and the vendor is not asked.
  for (const _ of [1, 2])
    await expect(perform()).rejects.toMatchObject({ kind: "moderation", code: "effect-moderated" });
});
