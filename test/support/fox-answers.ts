import { betterIdea, writtenBeat, writtenIdea, writtenScores } from "./written-ideas.ts";

export const FOX_LINES = [
  "The fox stops in the deep snow, and waits.",
  "It turns its ears, and aims at a sound below.",
  "Then it jumps, nose first.",
];

const ideas = Array.from({ length: 12 }, (_, index) => writtenIdea({ angle: `thought ${index + 1}` }));
const critique = { scores: ideas.map((_, index) => writtenScores(index + 1, 5)), better: [betterIdea(3)] };
const script = {
  title: "The listening fox",
  look: "Cold morning light, long lens",
  beats: FOX_LINES.map((line) => writtenBeat(line, { screen: line.split(" ").slice(1, 3).join(" ") })),
  caption: "A hunter that listens.",
  hashtags: ["fox"],
};

/** What a model says to the three questions of one video, in turn. */
export const FOX_ANSWERS = [{ ideas }, critique, script].map((answer) => JSON.stringify(answer));

/** Every sentence that may be spoken in that video: the best hook is the first. */
export const FOX_SPOKEN = [...FOX_LINES, betterIdea(3).hook, ...betterIdea(3).otherHooks];
