import type { ConceptRequest } from "../contracts/writer.ts";
import { fenced } from "../questions/fence.ts";
import type { Idea } from "./answer-shapes.ts";
import { type Material, materialBlock } from "./material.ts";
import type { Wishes } from "./wishes.ts";

/** Titles that a model is told to avoid, of earlier videos and of ideas that it just had. */
const AVOIDED_MAX = 60;
const AVOIDED_CHARACTERS = 80;

export type BatchRequest = Pick<ConceptRequest, "history" | "insights"> & {
  /** How many are asked for. */
  ideas: number;
  /** Titles of what earlier rounds thought of. */
  earlier: readonly string[];
};

export function batchQuestion(
  { history, insights = [], ideas, earlier }: BatchRequest,
  wishes: Wishes,
  material: Material | undefined,
): string {
  const made = briefly(history.map(({ text }) => text));
  const had = briefly(earlier.toReversed());
  return [
    `Think of ${ideas} ideas.`,
    ...wishes.lines,
    ...(insights.length === 0 ? [] : [fenced("what-worked-before", insights.join("\n"))]),
    ...(made.length === 0 ? [] : [fenced("made-before", made.join("\n"))]),
    ...(had.length === 0 ? [] : [fenced("thought-of-already", had.join("\n"))]),
    materialBlock(material),
  ].join("\n\n");
}

const briefly = (texts: readonly string[]): string[] =>
  texts
    .slice(0, AVOIDED_MAX)
    .map((text) => text.slice(0, AVOIDED_CHARACTERS).trim())
    .filter((text) => text !== "");

export function critiqueQuestion(
  ideas: readonly Idea[],
  wanted: number,
  wishes: Wishes,
  material: Material | undefined,
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
    ...wishes.lines,
    fenced("ideas", listed.join("\n")),
    materialBlock(material),
  ].join("\n\n");
}

export function scriptQuestion(
  idea: { title: string; hook: string; angle: string; beats: readonly string[] },
  wishes: Wishes,
  material: Material | undefined,
): string {
  return [
    "Write this video.",
    ...wishes.lines,
    wishes.fields.map((line) => `- ${line}`).join("\n"),
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
