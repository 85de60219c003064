import { expect, it } from "vitest";
import { AppError } from "../../../../src/core/app-error.ts";
import { buyShot, pauseOf } from "../../../../src/pipeline/shots/ai/buy-shot.ts";
import { shotPrompts } from "../../../../src/pipeline/shots/ai/clip-prompt.ts";
import type { ClipMaker } from "../../../../src/providers/contracts/clip-maker.ts";
import type { EffectRequest } from "../../../../src/providers/contracts/effect.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { tools as media } from "../../../support/made-clips.ts";
import { madePicture } from "../../../support/made-pictures.ts";
import { sampleScript } from "../../../support/script.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const [sample] = sampleScript().beats;
const beat = { ...(sample as NonNullable<typeof sample>), id: "b1", minDurationMs: 4_000 };
const passing = new AppError({
  kind: "transient",
  code: "effect-not-sent",
  message: "later",
  details: { retryAfterMs: 5_000 },
});
const moderated = new AppError({ kind: "moderation", code: "effect-moderated", message: "no" });

/** Buys of Gemini, which makes clips by two models and pictures by one; each answers with an error, or with a good picture. */
async function buy(answers: Readonly<Record<string, AppError>>, attemptCount: number, begun: string[] = []) {
  const asked: string[] = [];
  const maker: ClipMaker = { id: "gemini", request: ({ part }) => ({ part }) as EffectRequest };
  const request = {
    script: {},
    beats: [beat],
    durationMsByBeat: new Map<string, number>(),
    isDraft: false,
    seed: 1,
    workFolder: temporaryFolder(),
    signal: AbortSignal.timeout(30_000),
  };
  const bought = buyShot({ subject: "A fox.", beats: [beat] }, request, {
    makers: new Map([["gemini", maker]]),
    prompts: shotPrompts(library),
    situation: {
      catalogue: library.models(),
      readyVendors: new Set(["gemini"]),
      tier: "standard",
      budgetUsdMicros: 5_000_000,
      health: new Map(),
      nowMs: Date.UTC(2026, 10, 29),
    },
    begunParts: new Set(begun),
    failedParts: new Map(),
    attemptCount,
    keep: async () => ({ sha256: "", file: "" }),
    media,
    async perform({ part }) {
      asked.push(part.replace("b1.gemini:", ""));
      const error = Object.entries(answers).find(([model]) => part.includes(model))?.[1];
      if (error) throw error;
      const file = await madePicture("good");
      return {
        key: part,
        handle: "h",
        result: { kind: "image", sha256: "a", file, mediaType: "image/jpeg" },
      };
    },
  });
  return { asked, bought };
}

const [FIRST, SECOND, STILL] = ["omni-1.2", "omni-1.1", "nano-banana"] as const;

it("asks the next model of clips before a passing refusal is waited for", async () => {
  const { asked, bought } = await buy({ [FIRST]: passing }, 0);
  expect((await bought).shots.size).toBe(1);
  expect(asked).toEqual(["gemini-omni-1.2-flash", "gemini-omni-1.1-flash"]);
});

it("waits for a clip rather than taking a still, as long as it may be tried again", async () => {
  const answers = { [FIRST]: passing, [SECOND]: moderated };
  const early = await buy(answers, 1);
  await expect(early.bought).rejects.toBe(passing);
  expect(early.asked).toHaveLength(2);
  const last = await buy(answers, 2);
  const { shots, tries } = await last.bought;
  expect(shots.get("b1")?.kind).toBe("image");
  expect(tries.map(({ by, why }) => [by, why])).toEqual([
    ["gemini/gemini-omni-1.2-flash", "later"],
    ["gemini/gemini-omni-1.1-flash", "no"],
  ]);
});

it("waits for a still too, when only a still is left", async () => {
  const answers = { [FIRST]: moderated, [SECOND]: moderated, [STILL]: passing };
  await expect((await buy(answers, 0)).bought).rejects.toBe(passing);
  expect((await (await buy(answers, 2)).bought).shots.size).toBe(0);
});

it("knows how long a refusal asks to be left alone", () => {
  expect([pauseOf(passing), pauseOf(moderated)]).toEqual([5_000, 0]);
});
