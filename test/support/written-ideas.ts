import type {
  BetterIdea,
  Idea,
  Scores,
  WrittenBeat,
} from "../../src/providers/model-writer/answer-shapes.ts";

/** Answers as a model would write them. */
export const writtenIdea = (change: Partial<Idea> = {}): Idea => ({
  title: "Foxes listen to snow",
  hook: "A fox hears what you walk over",
  angle: "A fox finds its food by sound alone",
  why: ["Nobody expects it"],
  beats: ["The fox stops", "It listens", "It jumps"],
  ...change,
});

export const writtenScores = (idea: number, points: number): Scores => ({
  idea,
  hook: points,
  clarity: points,
  surprise: points,
  showable: points,
  truth: points,
  note: "The end is weak",
});

export const betterIdea = (idea: number, change: Partial<BetterIdea> = {}): BetterIdea => ({
  idea,
  title: "The fox that hears through snow",
  hook: "Under the snow, something just moved",
  otherHooks: [
    "This fox hunts with its ears",
    "How do you find what you cannot see?",
    "Stand still and listen like a fox",
    "The quietest hunter in the forest",
    "One jump, and dinner is served",
    "Why does this fox dive into snow?",
    "Hear what the fox hears",
  ],
  angle: "A fox aims its jump by sound",
  beats: ["The fox stops", "It turns its ears", "It jumps"],
  ...change,
});

export const writtenBeat = (say: string, change: Partial<WrittenBeat> = {}): WrittenBeat => ({
  say,
  screen: say,
  shot: "A red fox in deep snow, low camera, morning light",
  search: "red fox snow",
  fact: false,
  lines: [],
  ...change,
});
