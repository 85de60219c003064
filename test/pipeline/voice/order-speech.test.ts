import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { readWav } from "../../../src/media/sound-files.ts";
import { orderSpeech } from "../../../src/pipeline/voice/order-speech.ts";
import { mp3Of, toneFile } from "../../support/made-sounds.ts";
import { paidVoice } from "../../support/paid-voice.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const beats = [
  {
    id: "b1",
    words: [
      { show: "So,", say: "So" },
      { show: "25", say: "twenty five" },
    ],
    text: "So, twenty five",
  },
  { id: "b2", words: [], text: "" },
  { id: "b3", words: [{ show: "End.", say: "End" }], text: "End." },
];
const place = () => ({ workFolder: temporaryFolder(), signal: new AbortController().signal });
const refusal = (code = "effect-refused") =>
  new AppError({ kind: "refused", code, message: "b1 was refused: voice not found", hint: "Look again." });

test("orders every beat that has words, at the price of its characters, and hands on times that are told", async () => {
  const file = join(temporaryFolder(), "said.mp3");
  writeFileSync(file, await mp3Of(await toneFile()));
  const characters = "So, twenty five".split("").map((_, at) => ({ startMs: at * 10, endMs: at * 10 + 10 }));
  const { chosen, orders, tools } = paidVoice(({ part }) =>
    part === "b1" ? { file, characters } : { file },
  );
  const spoken = await orderSpeech(beats, chosen, place(), tools);
  expect(
    orders.map(({ part, text, voice, model, estimateUsdMicros }) => [
      part,
      text,
      voice,
      model,
      estimateUsdMicros,
    ]),
  ).toEqual([
    ["b1", "So, twenty five", "anna", "m1", 300],
    ["b3", "End.", "anna", "m1", 80],
  ]);
  expect(spoken.map(({ id, words }) => [id, words])).toEqual([
    [
      "b1",
      [
        { startMs: 0, endMs: 20 },
        { startMs: 40, endMs: 150 },
      ],
    ],
    ["b2", []],
    ["b3", undefined],
  ]);
  const { sampleRate, channels } = await readWav(spoken[0]?.file ?? "");
  expect([sampleRate, channels.length]).toEqual([48_000, 1]);
  expect((channels[0]?.length ?? 0) / 48_000).toBeCloseTo(0.5, 1);
});

test("a voice that is refused is asked once, named, and not replaced", async () => {
  const { chosen, orders, tools } = paidVoice(() => refusal());
  await expect(orderSpeech(beats, chosen, place(), tools)).rejects.toMatchObject({
    kind: "refused",
    code: "effect-refused",
    message: "The voice paid:anna did not speak: b1 was refused: voice not found",
    hint: "Look again.",
  });
  expect(orders).toHaveLength(1);
});

test("a voice that the vendor lists speaks all beats side by side; one of which nothing is known has its first go ahead", async () => {
  const file = join(temporaryFolder(), "said.mp3");
  writeFileSync(file, await mp3Of(await toneFile()));
  const down = new AppError({ kind: "transient", code: "vendor-answer-odd", message: "no list today" });
  const togetherWith = async (list?: () => Promise<string[]>): Promise<number> => {
    const { chosen, tools } = paidVoice(() => ({ file }), list);
    let [underWay, most] = [0, 0];
    const perform: typeof tools.perform = async (request) => {
      most = Math.max(most, (underWay += 1));
      await setImmediate();
      underWay -= 1;
      return await tools.perform(request);
    };
    await orderSpeech(beats, chosen, place(), { ...tools, perform });
    return most;
  };
  expect(await togetherWith(async () => ["bert", "anna"])).toBe(2);
  expect(await togetherWith(async () => ["bert"])).toBe(1);
  expect(await togetherWith(() => Promise.reject(down))).toBe(1);
  expect(await togetherWith()).toBe(1);
});

test("a key that may not read the list may speak; one that may not speak is refused once", async () => {
  const file = join(temporaryFolder(), "said.mp3");
  writeFileSync(file, await mp3Of(await toneFile()));
  const noList = () =>
    Promise.reject(new AppError({ kind: "config", code: "vendor-key-refused", message: "no such right" }));
  const speaking = paidVoice(() => ({ file }), noList);
  expect(await orderSpeech(beats, speaking.chosen, place(), speaking.tools)).toHaveLength(3);
  const silent = paidVoice(() => refusal(), noList);
  await expect(orderSpeech(beats, silent.chosen, place(), silent.tools)).rejects.toMatchObject({
    code: "effect-refused",
  });
  expect(silent.orders).toHaveLength(1);
});

test("what only has to wait is told as it is", async () => {
  const waits = new AppError({ kind: "transient", code: "effect-not-sent", message: "too many at once" });
  const { chosen, tools } = paidVoice(({ part }) => (part === "b3" ? waits : { file: "/dev/null" }));
  await expect(orderSpeech(beats.slice(2), chosen, place(), tools)).rejects.toBe(waits);
});

test("sound that nobody can read is refused", async () => {
  const file = join(temporaryFolder(), "said.mp3");
  writeFileSync(file, "RIFF of nothing");
  const { chosen, tools } = paidVoice(() => ({ file }));
  await expect(orderSpeech(beats, chosen, place(), tools)).rejects.toMatchObject({
    kind: "refused",
    code: "voice-unreadable",
  });
});

test("nothing is ordered of no beats", async () => {
  const { chosen, tools } = paidVoice(() => refusal());
  expect(await orderSpeech([], chosen, place(), tools)).toEqual([]);
});
