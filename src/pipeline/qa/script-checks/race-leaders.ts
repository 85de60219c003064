import type { LayoutDataOf } from "../../../model/layout-data.ts";
import { type Beat, narrationText, type Script } from "../../../model/script.ts";
import { findWording } from "./claims.ts";

const LEADS = /\b(?:leads?|takes the lead|in front|ahead)\b/i;
const LOSES = /\b(?:loses|lost|from|behind|no longer|not)\b/i;

type Race = LayoutDataOf<"bar-race">;

/** Sentences of a race that call somebody the leader who is not, in its beats and in what frames them. */
export function refuteLeaders(script: Script): string[] {
  const race = script.beats.map(({ data }) => data).find((data) => data.layout === "bar-race");
  return [...refuteBeats(script), ...refutePasses(script), ...(race ? refuteFrame(script, race) : [])];
}

const leadsAt = (data: Race, values: readonly number[], index: number): boolean =>
  values[index] === Math.max(...data.series.map((one) => one.values[index] ?? Number.NEGATIVE_INFINITY));

/** Hook, last word and caption name the moment themselves: `leads in 2005`, `starts in front`. */
function refuteFrame(script: Script, data: Race): string[] {
  const outro = script.beats.filter(({ role }) => role === "outro").map(narrationText);
  const sentences = [script.hook, script.caption, ...outro].flatMap((text) => text.split(/(?<=[.!?])\s+/u));
  return sentences.flatMap((sentence) => {
    if (!LEADS.test(sentence) || LOSES.test(sentence)) return [];
    const moment = /\bstarts\b/iu.test(sentence)
      ? 0
      : data.moments.findIndex((name) => findWording(sentence, name).length > 0);
    const [leader, ...others] = data.series.filter(({ label }) => findWording(sentence, label).length > 0);
    if (!leader || others.length > 0 || moment < 0) return [];
    return leadsAt(data, leader.values, moment)
      ? []
      : [`“${leader.label}” does not lead in ${data.moments[moment]}, against “${sentence}”`];
  });
}

const PASSES = /\b(?:passes|is past)\b/iu;

/** Who passes another must be behind where the beat begins and ahead where it ends. */
function refutePasses(script: Script): string[] {
  return script.beats.flatMap((beat) => {
    const { data } = beat;
    if (data.layout !== "bar-race") return [];
    return sentencesOf(beat).flatMap((sentence) => {
      const place = (label: string): number => findWording(sentence, label)[0]?.start ?? -1;
      const [riser, passed] = data.series
        .filter(({ label }) => place(label) >= 0)
        .toSorted((a, b) => place(a.label) - place(b.label));
      if (!PASSES.test(sentence) || !riser || !passed) return [];
      const gap = (index: number): number => (riser.values[index] ?? 0) - (passed.values[index] ?? 0);
      return gap(data.fromIndex) < 0 && gap(data.toIndex) > 0
        ? []
        : [`${beat.id} narration: “${riser.label}” does not pass “${passed.label}” in “${sentence}”`];
    });
  });
}

/** A leader named in a beat must lead where it begins or where it ends. */
function refuteBeats(script: Script): string[] {
  return script.beats.flatMap((beat) => {
    const data = beat.data;
    if (data.layout !== "bar-race") return [];
    return sentencesOf(beat).flatMap((sentence) => {
      if (!LEADS.test(sentence) || LOSES.test(sentence)) return [];
      const named = data.series.filter((series) => findWording(sentence, series.label).length > 0);
      const [leader, ...others] = named;
      if (!leader || others.length > 0) return [];
      const leads = [data.fromIndex, data.toIndex].some((index) => leadsAt(data, leader.values, index));
      return leads ? [] : [`${beat.id} narration: “${leader.label}” does not lead in “${sentence}”`];
    });
  });
}

function sentencesOf(beat: Beat): string[] {
  return narrationText(beat).split(/(?<=[.!?])\s+/u);
}
