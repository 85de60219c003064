import type { Receipt } from "../../model/receipt.ts";
import type { WrittenBeat } from "./answer-shapes.ts";
import type { Material } from "./material.ts";

export interface ProvenBeats {
  beats: WrittenBeat[];
  receipts: Receipt[];
  /** What was cut, and the first thing in it that nothing proves. */
  cut: { say: string; unproven: string }[];
}

const NUMBER = /[$€£¥₹]?\d[\d.,]*(?:\s?(?:%|percent|thousand|million|billion|trillion))?/giu;
const NUMBER_WORDS =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|twice|double|triple)\b/giu;
const CAPITALISED = /\p{Lu}[\p{L}\p{M}'’-]*/gu;
/** Capitals that name nobody. */
const PLAIN = new Set("I I'm I've I'd I'll OK TV".split(" "));

/**
 * Keeps the beats whose numbers and names stand in the material, each with a receipt for the line it was read from, and
 * whose statements point at a line of it; the others are cut. A model's word proves nothing: without material every number and name is unproven. The check before
 * delivery looks again, by code of its own.
 */
export function proveBeats(beats: readonly WrittenBeat[], material: Material | undefined): ProvenBeats {
  const proven: ProvenBeats = { beats: [], receipts: [], cut: [] };
  const known = new Set<string>();
  for (const beat of beats) {
    const claims = [...new Set([...claimsIn(beat.say), ...claimsIn(beat.screen)])];
    const places = claims.map((claim) => ({ claim, line: lineOf(claim, beat, material) }));
    const missing = places.find(({ line }) => line === undefined);
    const unproven =
      missing?.claim ?? (beat.fact && !pointsAtMaterial(beat, material) ? beat.say : undefined);
    if (unproven !== undefined) {
      proven.cut.push({ say: beat.say, unproven });
      continue;
    }
    proven.beats.push(beat);
    for (const { claim, line } of places) {
      if (line === undefined || known.has(`${line}/${claim}`)) continue;
      known.add(`${line}/${claim}`);
      proven.receipts.push({
        id: `m${proven.receipts.length + 1}`,
        value: claim,
        wordings: [claim],
        source: { kind: "text", file: material?.file ?? "", line },
      });
    }
  }
  return proven;
}

const pointsAtMaterial = (beat: WrittenBeat, material: Material | undefined): boolean =>
  material?.lines.some(({ number }) => beat.lines.includes(number)) ?? false;

/** Numbers, and names: words with a capital that begin no sentence, or begin it two together. */
export function claimsIn(text: string): string[] {
  const numbers = [...text.matchAll(NUMBER), ...text.matchAll(NUMBER_WORDS)].map(([found]) =>
    found.replace(/[.,]+$/u, "").trim(),
  );
  const names = [...text.matchAll(CAPITALISED)]
    .filter(({ 0: found, index }) => {
      const before = text.slice(0, index).trimEnd();
      const beginsSentence = before === "" || /[.!?:…"“”—–-]$/u.test(before);
      // `Albert Einstein` is a name wherever it stands; a single word that begins a sentence cannot be told.
      return !beginsSentence || /^\s\p{Lu}\p{Ll}/u.test(text.slice(index + found.length));
    })
    .map(([found]) => found.replace(/['’]s$/u, ""))
    .filter((name) => !PLAIN.has(name));
  return [...numbers, ...names];
}

/** The line that says it: one that the model named, else any that does. */
function lineOf(claim: string, beat: WrittenBeat, material: Material | undefined): number | undefined {
  if (!material) return undefined;
  const says = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(claim)}(?![\\p{L}\\p{N}])`, "iu");
  const lines = material.lines.filter(({ text }) => says.test(text));
  return (lines.find(({ number }) => beat.lines.includes(number)) ?? lines[0])?.number;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
