import { type Beat, narrationText, type Script } from "../../../model/script.ts";
import { findWording } from "./claims.ts";

const LEADS = /\b(?:leads?|takes the lead|in front|ahead)\b/i;
const LOSES = /\b(?:loses|lost|from|behind|no longer|not)\b/i;

/** Sentences of a race that call somebody the leader who leads neither where the beat begins nor where it ends. */
export function refuteLeaders(script: Script): string[] {
  return script.beats.flatMap((beat) => {
    const data = beat.data;
    if (data.layout !== "bar-race") return [];
    return sentencesOf(beat).flatMap((sentence) => {
      if (!LEADS.test(sentence) || LOSES.test(sentence)) return [];
      const named = data.series.filter((series) => findWording(sentence, series.label).length > 0);
      const [leader, ...others] = named;
      if (!leader || others.length > 0) return [];
      const leads = [data.fromIndex, data.toIndex].some((index) => {
        const most = Math.max(
          ...data.series.map((series) => series.values[index] ?? Number.NEGATIVE_INFINITY),
        );
        return leader.values[index] === most;
      });
      return leads ? [] : [`${beat.id} narration: “${leader.label}” does not lead in “${sentence}”`];
    });
  });
}

function sentencesOf(beat: Beat): string[] {
  return narrationText(beat).split(/(?<=[.!?])\s+/u);
}
