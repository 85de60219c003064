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
  /** Fields, in the order they are told. */
  measures: z.array(z.string()),
  /** Narrowing of the rows, `{}` for none. */
  where: z.record(z.string(), z.string()),
  direction: z.enum(["top", "bottom"]),
  /** Ids of the rows that the idea names by itself; empty when the data decides. */
  entities: z.array(z.string()),
});
export type PackIdea = z.infer<typeof PackIdea>;

/** Where a draft takes its facts and words from. */
export interface DraftRoom {
  idea: PackIdea;
  loaded: LoadedPack;
  format: Format;
  random: Random;
}

/** A written idea, but for the hook, which is chosen among `slots`' fillings. */
export interface PackDraft {
  title: string;
  /** Fillings for the format's hook formulas. */
  slots: Record<string, string>;
  receiptKeys: string[];
  entityNames: string[];
  write: (hook: string) => Script;
}

/** One format over packs: which ideas it has, and how one is written. */
export interface PackFormat {
  id: string;
  /** Every idea that the pack holds for this format, in a fixed order. */
  ideas: (loaded: LoadedPack, library: TemplateLibrary) => Iterable<PackIdea>;
  draft: (room: DraftRoom) => PackDraft;
}

export function ideaKey(idea: PackIdea): string {
  const scope = Object.values(idea.where).join("+") || "all";
  const entities = idea.entities.length > 0 ? `/${idea.entities.join("-")}` : "";
  return `${idea.packId}/${idea.formatId}/${idea.measures.join("+")}/${scope}/${idea.direction}${entities}`;
}
