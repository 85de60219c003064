import type { Brief } from "../../model/brief.ts";
import type { ConceptRequest } from "../contracts/writer.ts";
import { fenced } from "../questions/fence.ts";
import type { Idea } from "./answer-shapes.ts";
import { type Material, materialBlock } from "./material.ts";
import type { ShotMeans } from "./shot-means.ts";

/** Titles of earlier videos that a model is told to avoid. */
const AVOIDED_MAX = 60;

/** What the user wants, as every question says it. */
function wishes(brief: Brief, { pictures }: ShotMeans): string[] {
  const seconds = brief.targetDurationMs === undefined ? 30 : Math.round(brief.targetDurationMs / 1000);
  return [
    `Language: ${brief.language}. About ${seconds} seconds, for ${brief.platforms.join(", ")}.`,
    pictures,
    ...(brief.topic === undefined ? [] : [fenced("topic", brief.topic)]),
    ...(brief.brand.name === undefined ? [] : [fenced("channel", brief.brand.name)]),
    ...(brief.forbiddenWords.length === 0
      ? []
      : [fenced("forbidden-words", brief.forbiddenWords.join(", "))]),
  ];
}

export function batchQuestion(
  request: ConceptRequest,
  count: number,
  material: Material | undefined,
  means: ShotMeans,
): string {
  const { insights = [] } = request;
  const made = request.history
    .slice(0, AVOIDED_MAX)
    .map(({ text }) => text.slice(0, 80).trim())
    .filter((text) => text !== "");
  return [
    `Think of ${count} ideas.`,
    ...wishes(request.brief, means),
    ...(insights.length === 0 ? [] : [fenced("what-worked-before", insights.join("\n"))]),
    ...(made.length === 0 ? [] : [fenced("made-before", made.join("\n"))]),
    materialBlock(material),
  ].join("\n\n");
}

export function critiqueQuestion(
  ideas: readonly Idea[],
  wanted: number,
  brief: Brief,
  material: Material | undefined,
  means: ShotMeans,
): string {
  const listed = ideas.map((idea, index) =>
    [
      `${index + 1}. ${idea.title}`,
      `   hook: ${idea.hook}`,
      `   thought: ${idea.angle}`,
      ...idea.beats.map((beat) => `   - ${beat}`),
    ].join("\n"),
  );
  return [
    `Score all ${ideas.length} ideas, and write the best ${wanted} once more.`,
    ...wishes(brief, means),
    fenced("ideas", listed.join("\n")),
    materialBlock(material),
  ].join("\n\n");
}

export function scriptQuestion(
  idea: { title: string; hook: string; angle: string; beats: readonly string[] },
  brief: Brief,
  material: Material | undefined,
  means: ShotMeans,
): string {
  return [
    "Write this video.",
    ...wishes(brief, means),
    means.fields.map((line) => `- ${line}`).join("\n"),
    fenced(
      "idea",
      [
        `title: ${idea.title}`,
        `hook: ${idea.hook}`,
        `thought: ${idea.angle}`,
        ...idea.beats.map((beat) => `- ${beat}`),
      ].join("\n"),
    ),
    materialBlock(material),
  ].join("\n\n");
}
