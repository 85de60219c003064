import { narrationText, type Script } from "../../../model/script.ts";
import { findWording } from "./claims.ts";
import type { SourceReader } from "./read-again.ts";

type Row = Readonly<Record<string, unknown>>;

interface Ranking {
  /** `largest countries`: what the ranking is called, without its article. */
  extreme: string;
  /** `in Africa`, `of 61 countries`: where it holds, when it does not hold everywhere. */
  within: string;
}

/**
 * Words that claim more than was ranked: a superlative without the scope in which it was found to hold, and a race that calls
 * somebody the leader without telling that only a few run.
 */
export function refuteWidth(script: Script, reader: SourceReader): string[] {
  return [...refuteRankings(script, reader), ...refuteRace(script)];
}

function refuteRankings(script: Script, reader: SourceReader): string[] {
  const rankings = rankingsOf(script, reader);
  const texts = [script.hook, script.title, script.caption, ...script.beats.map(narrationText)];
  return texts.flatMap((text) =>
    rankings
      .filter(({ extreme }) => findWording(text, extreme).length > 0)
      .filter(({ within }) => findWording(text, within).length === 0)
      .map(({ extreme, within }) => `“${extreme}” was ranked only ${within}, against “${text}”`),
  );
}

/** Every ranking behind the script that is not one of all there is, named as its pack names it. */
function rankingsOf(script: Script, reader: SourceReader): Ranking[] {
  return script.receipts.flatMap(({ source }) => {
    const among = source.kind === "computed" ? source.among : undefined;
    if (!among?.packId) return [];
    const document = reader.packDocument(among.packId);
    const measure = listOf(document, "measures").find(({ field }) => field === inner(among.field));
    const superlatives = measure?.["superlatives"] as Row | undefined;
    const extreme = superlatives?.[among.order];
    const within = withinOf(document, among.where);
    return typeof extreme === "string" && within !== undefined
      ? [{ extreme: extreme.replace(/^the /u, ""), within }]
      : [];
  });
}

function withinOf(document: Row | undefined, where: Row): string | undefined {
  const [narrowing] = Object.entries(where);
  if (narrowing) {
    const [field, value] = narrowing;
    const scope = listOf(document, "scopes").find(
      (one) => one["field"] === inner(field) && one["value"] === value,
    );
    return typeof scope?.["words"] === "string" ? scope["words"] : undefined;
  }
  const everything = document?.["everything"];
  return typeof everything === "string" && /^of \d/u.test(everything) ? everything : undefined;
}

/** `values.population`: receipts say where in a row a field lies. */
const inner = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

const listOf = (document: Row | undefined, name: string): readonly Row[] => {
  const list = document?.[name];
  return Array.isArray(list) ? list : [];
};

const LEADS = /\bleads\b|\bin front\b/iu;
const WORDS = ["two", "three", "four", "five", "six", "seven", "eight"];

function refuteRace(script: Script): string[] {
  const first = script.beats.find(({ data }) => data.layout === "bar-race");
  if (first?.data.layout !== "bar-race" || first.data.source === undefined) return [];
  const { series, title } = first.data;
  const counts = new RegExp(`\\b(?:${series.length}|${WORDS[series.length - 2]})\\b`, "iu");
  const said = narrationText(first);
  return [
    ...(counts.test(title) ? [] : [`${first.id} screen: “${title}” does not tell that ${series.length} run`]),
    ...(LEADS.test(said) && !counts.test(said)
      ? [`${first.id} narration: “${said}” does not tell that ${series.length} run`]
      : []),
  ];
}
