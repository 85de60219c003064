import { expect, test } from "vitest";
import type { SpeechOrder } from "../../../src/providers/contracts/speaker.ts";
import { type Spoken, speechEffect } from "../../../src/providers/contracts/speech-effect.ts";

const spoken: Spoken = { kind: "spoken", bytes: Uint8Array.of(1), mediaType: "audio/wav", flaw: undefined };
const order: SpeechOrder = {
  part: "b1",
  voice: "v",
  model: "m",
  text: "hello",
  textMax: 5,
  estimateUsdMicros: 7,
  keep: async () => ({ sha256: "abc", file: "/kept/abc" }),
};
const effect = (answer: Awaited<ReturnType<Parameters<typeof speechEffect>[1]["ask"]>>, change = {}) =>
  speechEffect({ ...order, ...change }, { providerId: "vendor", ask: async () => answer });
const submit = async (request: ReturnType<typeof effect>) =>
  await request.submit("k", new AbortController().signal);

test("the kept sound is the handle, and its status costs what was estimated", async () => {
  const request = effect({ ...spoken, characters: [{ startMs: 0, endMs: 9 }] });
  const outcome = await submit(request);
  if (outcome.kind !== "accepted") throw new Error(outcome.kind);
  expect(await request.status(outcome.handle)).toEqual({
    state: "done",
    result: {
      sha256: "abc",
      file: "/kept/abc",
      mediaType: "audio/wav",
      characters: [{ startMs: 0, endMs: 9 }],
    },
    costUsdMicros: 7,
  });
});

test("a flawed sound is paid and failed, and nothing of it is kept", async () => {
  const request = effect(
    { ...spoken, flaw: "it ends before its end" },
    { keep: () => Promise.reject(new Error("kept what is flawed")) },
  );
  const outcome = await submit(request);
  if (outcome.kind !== "accepted") throw new Error(outcome.kind);
  expect(await request.status(outcome.handle)).toMatchObject({
    state: "failed",
    kind: "refused",
    message: expect.stringContaining("it ends before its end"),
    costUsdMicros: 7,
  });
});

test("what is not sound goes as it came", async () => {
  const refused = { kind: "refused", code: "vendor-refused", message: "no" } as const;
  expect(await submit(effect(refused))).toBe(refused);
});

test("a sound that cannot be kept leaves the outcome unknown", async () => {
  const outcome = await submit(effect(spoken, { keep: () => Promise.reject(new Error("disk full")) }));
  expect(outcome).toMatchObject({ kind: "unknown", message: expect.stringContaining("disk full") });
});

test("a text that is too long for its model is refused unsent", async () => {
  const request = speechEffect(
    { ...order, text: "hello!" },
    { providerId: "vendor", ask: () => Promise.reject(new Error("it was sent")) },
  );
  expect(await submit(request)).toMatchObject({ kind: "refused", code: "order-impossible" });
});

test("a handle that cannot be read counts as paid", async () => {
  expect(await effect(spoken).status("{")).toMatchObject({ state: "failed", costUsdMicros: 7 });
});
