import { type Beat, narrationText, type Script } from "../../../model/script.ts";
import { visibleTexts } from "../../../model/visible-text.ts";

/** Text that says something by itself: the names and numbers in it belong together. */
export interface Statement {
  /** `b3 narration`, `b3 screen`, `title`. */
  where: string;
  text: string;
  /** All names that a viewer connects with it: the rest of its beat. */
  surroundings: string;
  /** Whole numbers that count what is on screen and so prove themselves: items, rounds, lines. */
  counts: ReadonlySet<number>;
}

/** Fields whose numbers only say how far the video is, or name a source. */
const STRUCTURE = new Set(["progress", "source"]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Texts of every object inside layout data; a label and the value beside it make one statement. */
function screenStatements(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(screenStatements);
  if (!isObject(data)) return [];
  const label = typeof data["label"] === "string" ? data["label"] : undefined;
  const own = Object.entries(data).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !STRUCTURE.has(entry[0]) && !isSteering(entry[0]),
  );
  const inner = Object.entries(data)
    .filter(([name, value]) => isObject(value) && name !== "picture")
    .flatMap(([, value]) => (isTextList(value) ? value : screenStatements(value)));
  const glyphs =
    isObject(data["picture"]) && typeof data["picture"]["text"] === "string" ? [data["picture"]["text"]] : [];
  const texts = own.map(([, text]) => text);
  return [...(label === undefined ? texts : [texts.join(" · ")]), ...glyphs, ...inner];
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

const STEERING = new Set(["layout", "kind", "code", "file", "phase", "winner", "colour", "bandColour"]);
const isSteering = (name: string): boolean => STEERING.has(name);

/** Lines of big type are one text; a duel's texts belong to the label of their side. */
function ownStatements(beat: Beat): string[] | undefined {
  const data = beat.data;
  if (data.layout === "kinetic-type") return [data.lines.join(" ")];
  if (data.layout !== "duel") return undefined;
  return [data.question, `${data.left.label} · ${data.leftText}`, `${data.right.label} · ${data.rightText}`];
}

function countsOf(beat: Beat, script: Script): Set<number> {
  const counts = new Set<number>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) counts.add(value.length);
    if (isObject(value)) for (const inner of Object.values(value)) visit(inner);
  };
  visit(beat.data);
  const rounds = script.beats.filter((other) => other.role === "ask").length;
  return counts.add(rounds).add(rounds + 1);
}

/** A beat's narration cut at the ends of its sentences. */
function sentencesOf(beat: Beat): string[] {
  return splitSentences(narrationText(beat));
}

function splitSentences(text: string): string[] {
  return text.split(/(?<=[.!?…])["”’]?\s+/u).filter((sentence) => sentence !== "");
}

/** Everything that a viewer hears or reads in a video and its post, in pieces that say one thing. */
export function statementsOf(script: Script): Statement[] {
  const allCounts = new Set(script.beats.flatMap((beat) => [...countsOf(beat, script)]));
  const beats = script.beats.flatMap((beat) => {
    const surroundings = [narrationText(beat), ...visibleTexts(beat.data)].join(" · ");
    const counts =
      beat.role === "hook" || beat.role === "setup" || beat.role === "outro"
        ? allCounts
        : countsOf(beat, script);
    const spoken = sentencesOf(beat).map((text) => ({
      where: `${beat.id} narration`,
      text,
      surroundings,
      counts,
    }));
    const shown = (ownStatements(beat) ?? screenStatements(beat.data)).map((text) => ({
      where: `${beat.id} screen`,
      text,
      surroundings,
      counts,
    }));
    return [...spoken, ...shown];
  });
  const whole = script.beats.map(narrationText).join(" · ");
  const caption = splitSentences(script.caption).map((text) => ["caption", text] as const);
  const post = ([["hook", script.hook], ["title", script.title], ...caption] as const).map(
    ([where, text]) => ({ where, text, surroundings: whole, counts: allCounts }),
  );
  return [...post, ...beats].filter((statement) => statement.text.trim() !== "");
}
