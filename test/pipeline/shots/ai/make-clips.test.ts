import { describe, expect, it } from "vitest";
import { AppError, type ErrorKind } from "../../../../src/core/app-error.ts";
import { shotPrompts } from "../../../../src/pipeline/shots/ai/clip-prompt.ts";
import type { ClipsRequest } from "../../../../src/pipeline/shots/ai/clips-request.ts";
import { makeClips } from "../../../../src/pipeline/shots/ai/make-clips.ts";
import type { RouteSituation } from "../../../../src/pipeline/shots/router/route-shot.ts";
import type { ClipMaker, ClipOrder } from "../../../../src/providers/contracts/clip-maker.ts";
import type { EffectRequest } from "../../../../src/providers/contracts/effect.ts";
import { library } from "../../../ideas/formats/told-ideas.ts";
import { madeClip, tools as media } from "../../../support/made-clips.ts";
import { madePicture, type PictureKind } from "../../../support/made-pictures.ts";
import { sampleScript } from "../../../support/script.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const [sample] = sampleScript().beats;
const beat = (id: string, shotPrompt?: string) => ({
  ...(sample as NonNullable<typeof sample>),
  id,
  minDurationMs: 4000,
  ...(shotPrompt === undefined ? {} : { shotPrompt }),
});

const situation: RouteSituation = {
  catalogue: library.models(),
  readyVendors: new Set(["gemini", "runway"]),
  tier: "standard",
  budgetUsdMicros: 5_000_000,
  health: new Map(),
  nowMs: Date.UTC(2026, 10, 29),
};

const error = (kind: ErrorKind, message = "no") => new AppError({ kind, code: "test", message });

const throttled = (retryAfterMs: number) =>
  new AppError({ kind: "transient", code: "effect-not-sent", message: "later", details: { retryAfterMs } });

/** Answers each part as a test says, by the first words of the part; everything else with a good clip. */
async function run(
  beats: ReturnType<typeof beat>[],
  answers: Record<string, AppError | Parameters<typeof madeClip>[0] | { still: PictureKind }> = {},
  begun: readonly string[] = [],
  change: Partial<RouteSituation> = {},
  {
    attemptCount = 2,
    failedParts = {},
  }: { attemptCount?: number; failedParts?: Record<string, string> } = {},
) {
  const orders: ClipOrder[] = [];
  const maker = (id: string): ClipMaker => ({
    id,
    request: (order) => {
      orders.push(order);
      return { part: order.part } as EffectRequest;
    },
  });
  const request: ClipsRequest = {
    script: { look: "Film." },
    beats,
    durationMsByBeat: new Map([["b2", 3100]]),
    isDraft: false,
    seed: 7,
    workFolder: temporaryFolder(),
    signal: AbortSignal.timeout(30_000),
  };
  const answer = makeClips(request, {
    makers: new Map(["gemini", "runway"].map((id) => [id, maker(id)])),
    situation: { ...situation, ...change },
    begunParts: new Set(begun),
    failedParts: new Map(Object.entries(failedParts)),
    attemptCount,
    prompts: shotPrompts(library),
    media,
    keep: async () => ({ sha256: "", file: "" }),
    async perform({ part }) {
      const found = Object.entries(answers).find(([start]) => part.startsWith(start))?.[1] ?? "good";
      if (found instanceof AppError) throw found;
      const result =
        typeof found === "string"
          ? { kind: "video", sha256: "a", file: await madeClip(found), mediaType: "video/mp4" }
          : { kind: "image", sha256: "a", file: await madePicture(found.still), mediaType: "image/jpeg" };
      return { key: part, handle: "h", result };
    },
  });
  return { ...(await answer), orders };
}

describe("clips", () => {
  it("are made for every beat that says what it shows, by the best model, as one look", async () => {
    const { shots, orders, warnings } = await run([beat("b1", "A fox"), beat("b2", "Snow"), beat("b3")]);
    expect([...shots.keys()]).toEqual(["b1", "b2"]);
    expect(shots.get("b1")).toMatchObject({ kind: "clip", provenance: { providerId: "gemini" } });
    expect(orders.map(({ part, durationMs }) => [part, durationMs])).toEqual([
      ["b1.gemini:gemini-omni-1.2-flash", 4000],
      ["b2.gemini:gemini-omni-1.2-flash", 4000],
    ]);
    expect(orders.every(({ prompt }) => prompt.includes("Film.") && prompt.includes("No text"))).toBe(true);
    expect(orders[0]).toMatchObject({ width: 720, height: 1280, estimateUsdMicros: 278_000 });
    expect(warnings).toEqual([]);
  });

  it("are bought once for beats that show the same, each beat with a part of its own", async () => {
    const beats = [beat("b1", "A fox"), beat("b2", "A fox."), beat("b3", "Snow")];
    const { shots, orders } = await run(beats.map((one) => ({ ...one, minDurationMs: 1_500 })));
    expect(orders.map(({ part, durationMs }) => [part, durationMs])).toEqual([
      ["b1.gemini:gemini-omni-1.2-flash", 5_000],
      ["b3.gemini:gemini-omni-1.2-flash", 3_000],
    ]);
    expect([...shots].map(([id, shot]) => [id, shot.kind === "clip" && shot.startMs])).toEqual([
      ["b1", 0],
      ["b2", 900],
      ["b3", 0],
    ]);
  });

  it("that were ordered for each of two beats that show the same are both finished", async () => {
    const begun = ["b2.runway:seedance2_mini"];
    const { orders } = await run([beat("b1", "A fox"), beat("b2", "A fox")], {}, begun);
    expect(orders.map(({ part }) => part)).toEqual(["b1.gemini:gemini-omni-1.2-flash", ...begun]);
  });

  it.each(["moderation", "refused", "quota", "config", "effect-not-sent"] as const)(
    "fall to the next model when one ends with %s, and the notes say so",
    async (kind) => {
      const said =
        kind === "effect-not-sent"
          ? new AppError({ kind: "transient", code: kind, message: "it said no" })
          : error(kind, "it said no");
      const { shots, warnings } = await run([beat("b1", "A fox")], { "b1.gemini:gemini-omni-1.2": said });
      expect(shots.get("b1")?.provenance.note).toBe("Gemini Omni 1.1 Flash");
      expect(warnings).toEqual(["b1: gemini/gemini-omni-1.2-flash made no clip: it said no"]);
    },
  );

  it("say what to mend when a key is refused", async () => {
    const said = new AppError({
      kind: "config",
      code: "vendor-key-refused",
      message: "no",
      hint: "Check it.",
    });
    const { warnings } = await run([beat("b1", "A fox")], { "b1.gemini:gemini-omni-1.2": said });
    expect(warnings).toEqual(["b1: gemini/gemini-omni-1.2-flash made no clip: no. Check it."]);
  });

  it("that were begun are finished first, and by nobody else when their vendor's key is gone", async () => {
    const begun = ["b1.runway:seedance2_mini"];
    const { orders } = await run([beat("b1", "A fox"), beat("b2", "Snow")], {}, begun);
    expect(orders.map(({ part }) => part)).toEqual([...begun, "b2.gemini:gemini-omni-1.2-flash"]);
    const gone = run([beat("b1", "A fox")], {}, ["b1.runware:klingai:kling-video@3-standard"]);
    await expect(gone).rejects.toMatchObject({ kind: "waiting", message: /whose key is not here/ });
  });

  it("that are in doubt and counted as spent fall to the next model", async () => {
    const lost = new AppError({ kind: "transient", code: "effect-lost", message: "no" });
    const { shots } = await run([beat("b1", "A fox")], { "b1.gemini:gemini-omni-1.2": lost });
    expect(shots.get("b1")?.provenance.note).toBe("Gemini Omni 1.1 Flash");
  });

  it("are not bought twice while another process buys them, nor when nothing may be spent", async () => {
    for (const code of ["effect-lease-lost", "budget-missing"]) {
      const kind = code === "budget-missing" ? "config" : "transient";
      const stop = new AppError({ kind, code, message: "no" });
      await expect(run([beat("b1", "A fox")], { "b1.": stop })).rejects.toBe(stop);
    }
  });

  it("are drawn by us when no vendor makes one", async () => {
    const { shots, warnings } = await run([beat("b1", "A fox"), beat("b2", "Snow")], {
      "b1.": error("moderation"),
    });
    expect([...shots.keys()]).toEqual(["b2"]);
    expect(warnings.length).toBeGreaterThanOrEqual(3);
  });

  it("that are useless are made once more by another model, and then left", async () => {
    const { shots, orders, warnings } = await run([beat("b1", "A fox"), beat("b2", "Snow")], {
      "b1.gemini:gemini-omni-1.2": "black",
      "b2.": "frozen",
    });
    expect(shots.get("b1")?.provenance.note).toBe("Gemini Omni 1.1 Flash");
    expect(shots.has("b2")).toBe(false);
    expect(orders.filter(({ part }) => part.startsWith("b2."))).toHaveLength(2);
    expect(warnings).toContain(
      "b1: the clip of gemini/gemini-omni-1.2-flash is not used: it is black for 100 % of its length",
    );
  });

  it("give way to a still where the budget does not reach for one", async () => {
    const { shots, orders, warnings } = await run([beat("b1", "A fox")], { "b1.": { still: "good" } }, [], {
      budgetUsdMicros: 100_000,
    });
    expect(orders).toEqual([
      expect.objectContaining({
        part: "b1.gemini:gemini-nano-banana-2.1",
        makes: "image",
        durationMs: 0,
        width: 1536,
        height: 2752,
        tokenPrices: { inputUsdMicros: 1_500_000, outputUsdMicros: 30_000_000 },
      }),
    ]);
    expect(shots.get("b1")).toMatchObject({
      kind: "image",
      width: 288,
      height: 512,
      provenance: { providerId: "gemini", kind: "ai", isAiGenerated: true, note: "Nano Banana 2.1" },
    });
    expect(warnings).toEqual([]);
  });

  it("give way to a still when every vendor of clips refuses, and a blank one is not used", async () => {
    const answers = { "b1.gemini:gemini-nano": { still: "blank" }, "b1.": error("moderation") } as const;
    const { shots, warnings } = await run([beat("b1", "A fox")], answers);
    expect(shots.size).toBe(0);
    expect(warnings.at(-1)).toBe(
      "b1: the picture of gemini/gemini-nano-banana-2.1 is not used: it is of one colour",
    );
  });

  it("that are still being made, or whose fate is unknown, stop the step; a person goes before waiting", async () => {
    const beats = [beat("b1", "A fox"), beat("b2", "Snow"), beat("b3", "A road")];
    await expect(run(beats, { "b2.": error("waiting") })).rejects.toMatchObject({ kind: "waiting" });
    await expect(run(beats, { "b1.": error("waiting"), "b3.": error("gated") })).rejects.toMatchObject({
      kind: "gated",
    });
    await expect(run(beats, { "b1.": error("gated"), "b3.": error("bug") })).rejects.toMatchObject({
      kind: "bug",
    });
  });

  it("that are refused for a moment are asked for again, the longest pause kept, and drawn in the end", async () => {
    const beats = [beat("b1", "A fox"), beat("b2", "Snow"), beat("b3", "A road")];
    const answers = { "b1.": throttled(7_000), "b2.": throttled(60_000) };
    const onlyModel = { onlyModel: "runway/gen4.5" };
    for (const attemptCount of [0, 1])
      await expect(run(beats, answers, [], onlyModel, { attemptCount })).rejects.toBe(answers["b2."]);
    await expect(
      run(beats, { ...answers, "b3.": error("waiting") }, [], onlyModel, { attemptCount: 0 }),
    ).rejects.toBe(answers["b2."]);
    await expect(
      run(beats, { ...answers, "b3.": error("gated") }, [], onlyModel, { attemptCount: 0 }),
    ).rejects.toMatchObject({ kind: "gated" });
    const { shots, tried } = await run(beats, answers, [], onlyModel, { attemptCount: 2 });
    expect([...shots.keys()]).toEqual(["b3"]);
    expect(tried?.get("b1")).toEqual([{ by: "runway/gen4.5", why: "later" }]);
  });

  it("that nobody made for a key, credit or the budget are for a person to mend", async () => {
    const beats = [beat("b1", "A fox"), beat("b2", "Snow")];
    const [key, credit] = [error("config", "wrong key"), error("quota", "no credit")];
    const onlyModel = { onlyModel: "runway/gen4.5" };
    await expect(run(beats, { "b1.": credit, "b2.": key }, [], onlyModel)).rejects.toBe(key);
    await expect(run(beats, { "b1.": credit, "b2.": credit }, [], onlyModel)).rejects.toBe(credit);
    const poor = run(beats, {}, [], { ...onlyModel, budgetUsdMicros: 100_000 });
    await expect(poor).rejects.toMatchObject({ kind: "quota", code: "budget-exceeded" });
  });

  it("that failed for other reasons too, or of which one was made, make a video all the same", async () => {
    const beats = [beat("b1", "A fox"), beat("b2", "Snow")];
    const onlyModel = { onlyModel: "runway/gen4.5" };
    const key = error("config", "wrong key");
    const mixed = await run(beats, { "b1.": key, "b2.": error("moderation") }, [], onlyModel);
    expect([mixed.shots.size, mixed.unpaid]).toEqual([0, []]);
    const useless = await run(beats, { "b1.": key, "b2.": "black" }, [], onlyModel);
    expect(useless.tried?.get("b2")).toEqual([
      { by: "runway/gen4.5", why: "its clip is not used: it is black for 100 % of its length" },
    ]);
    const spent = new AppError({ kind: "quota", code: "budget-exceeded", message: "all is spent" });
    const short = await run(beats, { "b2.": spent }, [], onlyModel);
    expect([[...short.shots.keys()], short.unpaid]).toEqual([["b1"], ["b2"]]);
    expect(short.tried?.get("b2")).toEqual([{ by: "runway/gen4.5", why: "all is spent" }]);
    expect(short.tried?.has("b1")).toBe(false);
  });

  it("say who was to make them before, also before a crash", async () => {
    const begun = ["b1.runway:seedance2_mini"];
    const failedParts = { "b1.gemini:gemini-omni-1.2-flash": "moderated", "b2.runway:gen4.5": "no" };
    const beats = [beat("b1", "A fox"), beat("b2", "Snow")];
    const { tried } = await run(beats, {}, begun, {}, { failedParts });
    expect(tried?.get("b1")).toEqual([{ by: "gemini/gemini-omni-1.2-flash", why: "moderated" }]);
  });
});
