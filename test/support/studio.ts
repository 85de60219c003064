import { fileURLToPath } from "node:url";
import { findMediaTools, type MediaTools } from "../../src/media/find-media-tools.ts";
import type { LayoutData } from "../../src/model/layout-data.ts";
import { visibleTexts } from "../../src/model/visible-text.ts";
import { openAssets } from "../../src/studio/assets/asset-library.ts";
import { openFonts } from "../../src/studio/fonts/fonts.ts";
import type { LayoutContext, Moment } from "../../src/studio/scene.ts";
import { FRAME, stageFor } from "../../src/studio/stage.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";

export const library = openTemplates({ builtIn: fileURLToPath(new URL("../../templates", import.meta.url)) });
export const stage = stageFor(library.platforms());

/** The bundled ffmpeg, whatever the machine has. */
export async function mediaTools(): Promise<MediaTools> {
  return await findMediaTools({}, {});
}

export async function layoutContext(themeId: string, data: readonly LayoutData[]): Promise<LayoutContext> {
  const theme = library.theme(themeId);
  const fonts = openFonts(theme, {}, data.flatMap(visibleTexts));
  const assets = await openAssets({ data, library, theme, fonts });
  return { theme, fonts, assets, stage: stage.layout, frame: FRAME, seed: "test" };
}

export function momentAt(timeMs: number, change: Partial<Moment> = {}): Moment {
  return { timeMs, durationMs: 4000, pulse: 0, isOpening: false, ...change };
}

const flag = (code: string) => ({ kind: "flag" as const, code });

/** One of each layout, with pictures and long words. */
export const LAYOUT_SAMPLES: readonly LayoutData[] = [
  {
    layout: "headline",
    kicker: "Top 5",
    text: "Nobody guesses number 1 on this list",
    emphasis: "number 1",
    pictures: [flag("ng"), { kind: "emoji", emoji: "🤔" }],
  },
  {
    layout: "bar-countdown",
    title: "Most people in Africa",
    activeRank: 2,
    items: [5, 4, 3, 2, 1].map((rank) => ({
      rank,
      label: rank === 3 ? "Central African Republic" : `Country ${rank}`,
      picture: flag("ng"),
      value: 100 - rank * 10,
      valueText: `${100 - rank * 10} million people`,
    })),
  },
  {
    layout: "quiz-card",
    question: "Whose flag is this?",
    clue: { kind: "flag-zoom", code: "br" },
    phase: "ask",
    answer: "Brazil",
  },
  {
    layout: "quiz-card",
    question: "Whose flag is this?",
    clue: { kind: "clues", lines: ["I lie in Africa", "I have 68 million people"] },
    phase: "reveal",
    answer: "Tanzania",
    answerNote: "68 million people",
    answerPicture: flag("tz"),
  },
  {
    layout: "duel",
    question: "Which has more people?",
    left: { label: "Japan", picture: flag("jp") },
    right: { label: "Bosnia and Herzegovina", picture: flag("ba") },
    leftValue: 124,
    rightValue: 3,
    leftText: "124 million people",
    rightText: "3 million people",
    winner: "left",
    phase: "reveal",
    score: { left: 1, right: 0 },
  },
  {
    layout: "bar-race",
    title: "Life expectancy, 1955 to 2005",
    moments: ["1955", "1980", "2005"],
    series: [
      { label: "Norway", picture: flag("no"), values: [73, 76, 80] },
      { label: "Japan", picture: flag("jp"), values: [65, 77, 82] },
    ],
    valueFormat: { decimals: 1, suffix: " years", scale: 1 },
    fromIndex: 0,
    toIndex: 2,
  },
  {
    layout: "myth-map",
    claim: "New York lies further north than Rome",
    phase: "verdict",
    evidence: {
      kind: "latitude",
      a: { label: "Rome", latitude: 41.9, longitude: 12.5, text: "41.9° N" },
      b: { label: "New York", latitude: 40.7, longitude: -74, text: "40.7° N" },
    },
    verdict: "FALSE",
    note: "Rome is further north",
  },
  {
    layout: "myth-map",
    claim: "Sweden is bigger than Madagascar",
    phase: "evidence",
    evidence: {
      kind: "true-size",
      a: { label: "Sweden", code: "se", text: "450,000 km²" },
      b: { label: "Madagascar", code: "mg", text: "587,000 km²" },
    },
    verdict: "FALSE",
  },
  {
    layout: "kinetic-type",
    lines: ["Your brain", "edits what you see"],
    emphasis: ["brain"],
    progress: "1 / 3",
  },
];
