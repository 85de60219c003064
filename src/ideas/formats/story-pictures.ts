import type { LayoutData, Picture } from "../../model/layout-data.ts";

/** More would hide each other. */
const PICTURES_MAX = 3;

/** What the story is about, beside the hook; never the answer of a riddle or the first of a list. */
export function openingPictures(story: readonly LayoutData[]): Picture[] {
  return (story[0] ? subjectsOf(story[0]) : []).slice(0, PICTURES_MAX);
}

/** What it came to, beside the last word: the first of the list, who won, the answers. */
export function closingPictures(story: readonly LayoutData[]): Picture[] {
  const answers = story.flatMap((data) =>
    data.layout === "quiz-card" && data.phase === "reveal" ? answerOf(data) : [],
  );
  const last = story.at(-1);
  return (answers.length > 0 || !last ? answers : outcomeOf(last)).slice(0, PICTURES_MAX);
}

function subjectsOf(data: LayoutData): Picture[] {
  switch (data.layout) {
    case "bar-countdown":
      return data.items.flatMap(({ rank, picture }) => (picture && rank > 1 ? [picture] : []));
    case "bar-race":
      return data.series.flatMap(({ picture }) => (picture ? [picture] : []));
    case "duel":
      return [data.left.picture, data.right.picture].filter((picture) => picture !== undefined);
    case "quiz-card":
      return [{ kind: "emoji", emoji: "🤔" }];
    case "myth-map":
      return data.evidence.kind === "latitude" ? [{ kind: "emoji", emoji: "🧭" }] : flagsOf(data);
    default:
      return [];
  }
}

function outcomeOf(data: LayoutData): Picture[] {
  switch (data.layout) {
    case "bar-countdown":
      return data.items.flatMap(({ rank, picture }) => (picture && rank === 1 ? [picture] : []));
    case "bar-race": {
      const ends = data.series.map(({ values }) => values[data.toIndex] ?? 0);
      const leader = data.series[ends.indexOf(Math.max(...ends))];
      return leader?.picture ? [leader.picture] : [];
    }
    case "duel": {
      if (!data.score || data.score.left === data.score.right) return subjectsOf(data);
      const winner = data.score.left > data.score.right ? data.left : data.right;
      return winner.picture ? [winner.picture] : [];
    }
    default:
      return subjectsOf(data);
  }
}

function answerOf(data: Extract<LayoutData, { layout: "quiz-card" }>): Picture[] {
  if (data.answerPicture) return [data.answerPicture];
  return data.clue.kind === "flag-zoom" ? [{ kind: "flag", code: data.clue.code }] : [];
}

function flagsOf({ evidence }: Extract<LayoutData, { layout: "myth-map" }>): Picture[] {
  return evidence.kind === "latitude"
    ? []
    : [evidence.a.code, evidence.b.code].map((code) => ({ kind: "flag", code }));
}
