import { z } from "zod";

/** Every field is required: strict schemas of vendors know no optional ones. */
const Idea = z.object({
  title: z.string().describe("What it is about, at most ten words"),
  hook: z.string().describe("The first line, at most ten words"),
  angle: z.string().describe("The one thought, as a sentence"),
  why: z.array(z.string()).describe("One to three reasons why it should work"),
  beats: z.array(z.string()).describe("Five to eight beats, a sentence each"),
});
export type Idea = z.infer<typeof Idea>;

export const IdeaBatch = z.object({ ideas: z.array(Idea).min(1) });

export const RUBRIC = ["hook", "clarity", "surprise", "showable", "truth"] as const;

const Points = z.number().min(0).max(10);
const Scores = z.object({
  idea: z.number().int().describe("Its number"),
  hook: Points,
  clarity: Points,
  surprise: Points,
  showable: Points,
  truth: Points,
  note: z.string().describe("What is weakest in it, in a sentence"),
});
export type Scores = z.infer<typeof Scores>;

const BetterIdea = Idea.omit({ why: true }).extend({
  idea: z.number().int().describe("Number of the idea that it replaces"),
  otherHooks: z.array(z.string()).describe("Seven other hooks, at most ten words each"),
});
export type BetterIdea = z.infer<typeof BetterIdea>;

export const Critique = z.object({ scores: z.array(Scores), better: z.array(BetterIdea) });
export type Critique = z.infer<typeof Critique>;

const WrittenBeat = z.object({
  say: z.string().describe("What is spoken"),
  screen: z.string().describe("What stands large, at most seven words of the spoken ones"),
  shot: z.string().describe("Subject, action, place, camera, light; no text in the picture"),
  search: z.string().describe("Two or three words for a stock library"),
  fact: z.boolean().describe("Whether it states something about the world that could be wrong"),
  lines: z
    .array(z.number().int())
    .describe("Lines of the material that prove it; empty where it states no fact"),
});
export type WrittenBeat = z.infer<typeof WrittenBeat>;

export const WrittenScript = z.object({
  title: z.string(),
  look: z.string(),
  beats: z.array(WrittenBeat).min(3),
  caption: z.string(),
  hashtags: z.array(z.string()),
});
export type WrittenScript = z.infer<typeof WrittenScript>;
