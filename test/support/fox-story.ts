import { betterIdea, writtenBeat, writtenIdea, writtenScores } from "./written-ideas.ts";

const better = betterIdea(3, { otherHooks: [] });
const ideas = Array.from({ length: 12 }, (_, index) => writtenIdea({ angle: `thought ${index + 1}` }));
const script = {
  title: "The listening fox",
  look: "Cold morning light, long lens",
  beats: [
    writtenBeat(better.hook, { screen: "Something just moved", shot: "Snow, untouched, low camera" }),
    writtenBeat("The fox stops in the deep snow and waits.", { screen: "stops", shot: "A fox in deep snow" }),
    writtenBeat("It turns its ears, and aims at a sound below.", {
      screen: "aims at a sound",
      shot: "The ears of a fox turn, close",
    }),
    writtenBeat("Then it jumps, nose first.", {
      screen: "it jumps",
      shot: "A fox dives into snow, from afar",
    }),
  ],
  caption: "A hunter that listens.",
  hashtags: ["fox"],
};

/** Each with a picture of its own; the hook is the first. */
export const FOX_BEATS = script.beats.length;
/** In every prompt for a picture. */
export const FOX_LOOK = script.look;

/** Every sentence that is spoken in it. */
export const FOX_SPOKEN = script.beats.map(({ say }) => say);

/** What a writer says to the three questions for one video: ideas, critique, script. */
export const FOX_STORY: readonly string[] = [
  { ideas },
  { scores: ideas.map((_, index) => writtenScores(index + 1, 5)), better: [better] },
  script,
].map((answer) => JSON.stringify(answer));
