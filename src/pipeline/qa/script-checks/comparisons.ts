import type { LayoutDataOf } from "../../../model/layout-data.ts";
import { type Beat, narrationText, type Script } from "../../../model/script.ts";
import { findWording, numberClaims } from "./claims.ts";

type Duel = LayoutDataOf<"duel">;
type Evidence = LayoutDataOf<"myth-map">["evidence"];

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?…])\s+/u).filter((part) => part !== "");

/** Where a name first stands in a text; the pack's article before it does not matter. */
const placeOf = (text: string, name: string): number => findWording(text, name)[0]?.start ?? -1;

/** Sentences that weigh one thing against another, worked out again from the numbers that are drawn. */
export function refuteComparisons(script: Script): string[] {
  const reveals = script.beats.filter(({ data }) => data.layout === "duel" && data.phase === "reveal");
  return [
    ...reveals.flatMap((beat) => refuteWinner(beat, beat.data as Duel)),
    ...refuteScores(script),
    ...refuteOutcome(script, reveals),
    ...script.beats.flatMap(refuteMyth),
    ...refuteAbsence(script),
  ];
}

const sideOf = (data: Duel): "left" | "right" | "tie" =>
  data.leftValue === data.rightValue ? "tie" : data.leftValue > data.rightValue ? "left" : "right";

/** The larger value wins, and who is said first in the answer is the winner. */
function refuteWinner(beat: Beat, data: Duel): string[] {
  const winner = sideOf(data);
  if (winner === "tie") return [];
  const winnerName = data[winner].label;
  const loserName = data[winner === "left" ? "right" : "left"].label;
  const text = narrationText(beat);
  const [won, lost] = [placeOf(text, winnerName), placeOf(text, loserName)];
  const ratio = Math.max(data.leftValue, data.rightValue) / Math.min(data.leftValue, data.rightValue);
  return [
    ...(data.winner === winner ? [] : [`${beat.id} screen: “${loserName}” does not win`]),
    ...(lost >= 0 && (won < 0 || lost < won)
      ? [`${beat.id} narration: “${loserName}” does not win in “${text}”`]
      : []),
    ...(/\b(?:not even close|by a mile)\b/iu.test(text) && !(ratio >= 3)
      ? [`${beat.id} narration: it is close in “${text}”`]
      : []),
    ...(/(?:^|[.!?] )(?:a close one|that was close)\b/iu.test(text) && !(ratio <= 1.2)
      ? [`${beat.id} narration: it is not close in “${text}”`]
      : []),
  ];
}

interface Tally {
  left: number;
  right: number;
}

/** The running score is the number of rounds won so far; there is none where the pairs change. */
function refuteScores(script: Script): string[] {
  const tally: Tally = { left: 0, right: 0 };
  return script.beats.flatMap((beat) => {
    const { data } = beat;
    if (data.layout !== "duel") return [];
    const side = sideOf(data);
    if (data.phase === "reveal" && side !== "tie") tally[side] += 1;
    const isRight = !data.score || (data.score.left === tally.left && data.score.right === tally.right);
    return isRight ? [] : [`${beat.id} screen: the score is ${tally.left} to ${tally.right}`];
  });
}

/** `Kenya wins, 2 to 1`, `Peru beats Chile at one thing`: what is said of the whole duel. */
function refuteOutcome(script: Script, reveals: readonly Beat[]): string[] {
  const duels = reveals.map(({ data }) => data as Duel);
  const [first] = duels;
  if (!first?.score) return [];
  const wins = (side: "left" | "right"): number => duels.filter((duel) => sideOf(duel) === side).length;
  const rivals = [
    { name: first.left.label, own: wins("left"), other: wins("right") },
    { name: first.right.label, own: wins("right"), other: wins("left") },
  ];
  const told = [
    script.hook,
    script.caption,
    ...script.beats.filter(({ role }) => role === "outro").map(narrationText),
  ];
  return told.flatMap(sentencesOf).flatMap((sentence) => {
    const named = rivals
      .filter(({ name }) => placeOf(sentence, name) >= 0)
      .toSorted((a, b) => placeOf(sentence, a.name) - placeOf(sentence, b.name));
    const [subject] = named;
    const isQuestion = sentence.endsWith("?");
    const score = /\b(\d+) to (\d+)\b/u.exec(sentence);
    const [high, low] = rivals.map(({ own }) => own).toSorted((a, b) => b - a);
    const faults: string[] = [];
    if (score && (Number(score[1]) !== high || Number(score[2]) !== low))
      faults.push(`the score is ${high} to ${low}`);
    if (/\bdraw\b|\bnobody wins\b/iu.test(sentence) && high !== low) faults.push("it is no draw");
    if (subject && !isQuestion && /\b(?:wins|takes it)\b/u.test(sentence) && !(subject.own > subject.other))
      faults.push(`“${subject.name}” does not win`);
    if (subject && score && / for /u.test(sentence) && !(subject.own > subject.other))
      faults.push(`“${subject.name}” does not win`);
    if (subject && /\bbeats\b/u.test(sentence) && !isQuestion && !(subject.own > 0))
      faults.push(`“${subject.name}” beats nobody`);
    return faults.map((fault) => `${fault} in “${sentence}”`);
  });
}

/** How much of the myth's measure each side has. */
function amountsOf(evidence: Evidence): { a: number; b: number } {
  const said = (text: string): number => numberClaims(text)[0]?.value ?? Number.NaN;
  if (evidence.kind === "latitude") return { a: evidence.a.latitude, b: evidence.b.latitude };
  if (evidence.kind === "area-population") return { a: evidence.a.population, b: evidence.b.population };
  return { a: said(evidence.a.text), b: said(evidence.b.text) };
}

const WORDS_OF: Readonly<Record<Evidence["kind"], RegExp>> = {
  latitude: /\bfurther north\b/iu,
  "area-population": /\b(?:more|as many) people\b/iu,
  "true-size": /\b(?:bigger|as big)\b/iu,
};

/** A belief stamped false must be false, and the verdict must say the opposite. */
function refuteMyth(beat: Beat): string[] {
  const { data } = beat;
  if (data.layout !== "myth-map") return [];
  const { evidence, claim, verdict, note = "" } = data;
  const { a, b } = amountsOf(evidence);
  const more = a > b ? evidence.a.label : evidence.b.label;
  const less = a > b ? evidence.b.label : evidence.a.label;
  const pattern = WORDS_OF[evidence.kind];
  const says = (text: string, name: string, other: string): boolean => {
    const [place, otherPlace] = [placeOf(text, name), placeOf(text, other)];
    return pattern.test(text) && place >= 0 && (otherPlace < 0 || place < otherPlace);
  };
  const isStampedFalse = /^(?:false|not)/iu.test(verdict);
  const isTrueClaim = says(claim, more, less);
  const spoken = data.phase === "verdict" ? sentencesOf(narrationText(beat)) : [];
  return [
    ...(Number.isNaN(a) || Number.isNaN(b)
      ? [`${beat.id} screen: the myth “${claim}” shows no numbers`]
      : []),
    ...(isTrueClaim === isStampedFalse
      ? [`${beat.id} screen: “${claim}” is not ${verdict.toLowerCase()}`]
      : []),
    ...[...spoken, note]
      .filter((text) => says(text, less, more))
      .map((text) => `${beat.id}: “${less}” has less in “${text}”`),
  ];
}

/** `Japan does not make this top five`: nobody who is in a list may be called absent from it. */
function refuteAbsence(script: Script): string[] {
  const labels = new Set(
    script.beats.flatMap(({ data }) =>
      data.layout === "bar-countdown" ? data.items.map(({ label }) => label) : [],
    ),
  );
  if (labels.size === 0) return [];
  const firsts = script.beats.flatMap(({ data }) =>
    data.layout === "bar-countdown"
      ? data.items.filter(({ rank }) => rank === 1).map(({ label }) => label)
      : [],
  );
  return [script.hook, script.caption].flatMap(sentencesOf).flatMap((sentence) => {
    const absent = /\b(?:does not make|is not (?:in|on)|is out)\b/iu.test(sentence) ? [...labels] : [];
    const notFirst = /\bif not\b/iu.test(sentence) ? [...new Set(firsts)] : [];
    return [...absent, ...notFirst]
      .filter((label) => placeOf(sentence, label) >= 0)
      .map((label) => `“${label}” is in the list, against “${sentence}”`);
  });
}
