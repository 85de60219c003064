import { expect, test } from "vitest";
import type { LayoutData } from "../../src/model/layout-data.ts";
import type { Shot } from "../../src/model/shot.ts";
import { captionPages } from "../../src/studio/captions/caption-pages.ts";
import type { SpriteNode } from "../../src/studio/scene.ts";
import { beatIndexAt, hasLineOver, pulseAt, type SceneSource, sceneAt } from "../../src/studio/scene-at.ts";
import { readable } from "../support/nodes.ts";
import { evenLight } from "../support/picture-lights.ts";
import { drawn, headline, scriptOf, timelineOf } from "../support/small-video.ts";
import { LAYOUT_SAMPLES, layoutContext, stage } from "../support/studio.ts";

const FRAMES_PER_BEAT = 60;

async function sceneOf(data: readonly LayoutData[], change: Partial<SceneSource> = {}): Promise<SceneSource> {
  const script = scriptOf(data);
  const timeline = timelineOf(script, FRAMES_PER_BEAT);
  const context = await layoutContext("poster", data);
  const theme = { ...context.theme, motion: { ...context.theme.motion, transition: "dissolve" } };
  return {
    script,
    shots: drawn(script),
    lights: new Map(script.beats.map(({ id }) => [id, evenLight(226)])),
    timeline,
    pages: captionPages(timeline.words),
    context: { ...context, theme },
    stage,
    captionStyle: "box",
    logo: undefined,
    ...change,
  };
}

const textAt = (source: SceneSource, frame: number): string =>
  sceneAt(source, frame)
    .flatMap((node) => node.texts ?? [])
    .map(({ text }) => text.toLowerCase())
    .join(" ");

test("each frame shows its beat; for a moment after a cut it shows both", async () => {
  const source = await sceneOf([headline("Alpha"), headline("Omega")]);
  const seen = [0, 59, 63, 75].map((frame) => textAt(source, frame));
  expect(seen.map((text) => [text.includes("alpha"), text.includes("omega")])).toEqual([
    [true, false],
    [true, false],
    [true, true],
    [false, true],
  ]);
});

test("a picture that goes on is not changed for itself", async () => {
  const list = LAYOUT_SAMPLES.find((data) => data.layout === "bar-countdown");
  if (list?.layout !== "bar-countdown") throw new Error("the samples have no countdown");
  const source = await sceneOf([list, { ...list, activeRank: 1 }]);
  const title = list.title.toLowerCase().split(" ")[0] ?? "";
  expect(textAt(source, 63).split(title)).toHaveLength(2);
});

test("over a bright picture a shade stands behind a line, and only there", async () => {
  const source = await sceneOf([headline("Alpha"), headline("Omega"), headline("Word3")]);
  const clip = (data: LayoutData): Shot => ({
    kind: "clip",
    file: "/clip.mp4",
    startMs: 0,
    durationMs: 4000,
    width: 1080,
    height: 1920,
    data,
    provenance: { providerId: "pexels", kind: "stock", isAiGenerated: false },
  });
  const filmed = new Map(source.script.beats.map(({ id, data }) => [id, clip(data)]));
  const shades = (shots: ReadonlyMap<string, Shot>, frame: number): number =>
    sceneAt({ ...source, shots }, frame).filter(({ key }) => key.includes("shade")).length;
  expect(shades(source.shots, 30)).toBe(0);
  expect([30, 63, 100].map((frame) => shades(filmed, frame))).toEqual([1, 2, 1]);
  // What is only said has captions, which carry their own edge.
  expect(shades(filmed, 160)).toBe(0);
  expect([0, 1, 2].map((index) => hasLineOver({ ...source, shots: filmed }, index))).toEqual([
    true,
    true,
    false,
  ]);
  expect([0, 1, 2].map((index) => hasLineOver(source, index))).toEqual([false, false, false]);
});

test("a quiz that asks again turns the page", async () => {
  const quiz = LAYOUT_SAMPLES.find((data) => data.layout === "quiz-card" && data.phase === "ask");
  if (quiz?.layout !== "quiz-card") throw new Error("the samples have no quiz");
  const again = await sceneOf([
    { ...quiz, question: "Alpha?" },
    { ...quiz, question: "Omega?" },
  ]);
  expect(textAt(again, 63)).toContain("alpha?");
  const revealed = await sceneOf([
    { ...quiz, question: "Alpha?" },
    { ...quiz, question: "Omega?", phase: "reveal" },
  ]);
  expect(textAt(revealed, 63)).not.toContain("alpha?");
});

test("captions stand over the story while their words are said, and the logo over all", async () => {
  const logo: SpriteNode = { key: "logo", width: 9, height: 9, x: 0, y: 0, paint: () => undefined };
  const source = await sceneOf([headline("Alpha"), headline("Omega")], { logo });
  expect(readable(sceneAt(source, 0))).not.toContain("Word1");
  const nodes = sceneAt(source, 30);
  expect(readable(nodes).at(-1)).toBe("Word1");
  expect(nodes.at(-1)?.key).toBe("logo");
});

test("over the user's own picture stands the beat's line, not its layout", async () => {
  const script = scriptOf([headline("Alpha")]);
  const provenance = { providerId: "own", kind: "own" as const, isAiGenerated: false };
  const image: Shot = {
    kind: "image",
    file: "a.png",
    width: 9,
    height: 16,
    data: headline("Alpha"),
    provenance,
  };
  const own = await sceneOf([headline("Alpha")], { shots: new Map([[script.beats[0]?.id ?? "", image]]) });
  const plain = await sceneOf([headline("Alpha")]);
  expect(textAt(own, 5)).toBe("alpha");
  expect(sceneAt(own, 5).map((node) => node.key)).not.toEqual(sceneAt(plain, 5).map((node) => node.key));
});

test("the same frame is the same scene", async () => {
  const source = await sceneOf(LAYOUT_SAMPLES);
  const facts = (frame: number) =>
    sceneAt(source, frame).map(({ key, x, y, scale, opacity, clip, texts }) => [
      key,
      x,
      y,
      scale,
      opacity,
      clip,
      texts,
    ]);
  for (const frame of [0, 61, 130]) expect(facts(frame)).toEqual(facts(frame));
});

test("the beat of a frame is the last that has begun", () => {
  const timeline = timelineOf(scriptOf([headline("a"), headline("b")]), FRAMES_PER_BEAT);
  expect([0, 59, 60, 119, 500].map((frame) => beatIndexAt(timeline, frame))).toEqual([0, 0, 1, 1, 1]);
});

test("the pulse is 1 on each beat of the music and dies away before the next", () => {
  const timeline = timelineOf(scriptOf([headline("a")]), FRAMES_PER_BEAT);
  expect([0, 500, 1000].map((timeMs) => pulseAt(timeline, timeMs))).toEqual([1, 1, 1]);
  expect(pulseAt(timeline, 250)).toBeLessThan(0.1);
  expect(pulseAt(timeline, 499)).toBeLessThan(0.01);
});
