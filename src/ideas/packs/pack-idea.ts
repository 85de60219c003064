import { z } from "zod";
import type { Random } from "../../core/random.ts";
import type { Format } from "../../model/format.ts";
import type { LoadedPack } from "../../model/pack.ts";
import type { Script } from "../../model/script.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";

/** What a video from a pack is about; a concept's recipe. */
export const PackIdea = z.object({
  packId: z.string(),
  formatId: z.string(),
  /** Which of the format's ways of telling: `flags`, `true-size`. Hooks and sentences are chosen by it. */
  kind: z.string(),
  /** Fields, in the order they are told. */
  measures: z.array(z.string()),
  /** Narrowing of the rows, `{}` for none. */
  where: z.record(z.string(), z.string()),
  /** First and last moment, of a race. */
  window: z.object({ from: z.string(), to: z.string() }).optional(),
  direction: z.enum(["top", "bottom"]),
  /** Ids of the rows that the idea names by itself; empty when the data decides. */
  entities: z.array(z.string()),
  /** How the rows came into it: `set` is all of the scope, `pair` a comparison of two, `draw` some of the scope by chance. */
  subject: z.enum(["set", "pair", "draw"]),
});
export type PackIdea = z.infer<typeof PackIdea>;

/** Where a draft takes its facts and words from. */
export interface DraftRoom {
  idea: PackIdea;
  loaded: LoadedPack;
  format: Format;
  random: Random;
}

/** Fillings for the braces of a template; one without a filling makes its sentence unusable. */
export type Slots = Readonly<Record<string, string | undefined>>;

/** A written idea, but for the hook, which is chosen among `slots`' fillings. */
export interface PackDraft {
  title: string;
  /** Fillings for the format's hook formulas; a formula that asks for another one is left out. */
  slots: Slots;
  receiptKeys: string[];
  write: (hook: string) => Script;
}

/** One format over packs: which ideas it has, and how one is written. */
export interface PackFormat {
  id: string;
  /** Every idea that the pack holds for this format, in a fixed order. */
  ideas: (loaded: LoadedPack, library: TemplateLibrary) => Iterable<PackIdea>;
  draft: (room: DraftRoom) => PackDraft;
}

function scopeKey(idea: PackIdea): string {
  const words = [
    ...Object.values(idea.where),
    ...(idea.window ? [`${idea.window.from}-${idea.window.to}`] : []),
  ];
  return words.join("+") || "all";
}

/** Names an idea; two ideas with one key are the same idea. */
export function ideaKey(idea: PackIdea): string {
  const entities = idea.entities.length > 0 ? `/${idea.entities.join("-")}` : "";
  const told = `${idea.formatId}/${idea.kind}`;
  return `${idea.packId}/${told}/${idea.measures.join("+")}/${scopeKey(idea)}/${idea.direction}${entities}`;
}

/**
 * What an idea is about, however it is told: pack, measure, scope, direction. Formats do not tell two such keys apart, nor
 * does the order of measures, nor who was drawn out of a scope by chance; a pair is a scope of its own.
 */
export function strictKey(idea: PackIdea): string {
  const pair = idea.subject === "pair" ? `:${idea.entities.toSorted().join("-")}` : "";
  return [idea.packId, idea.measures.toSorted().join("+"), scopeKey(idea) + pair, idea.direction].join("/");
}
