import { fileURLToPath } from "node:url";
import { createRandom } from "../../../src/core/random.ts";
import { enumerateIdeas } from "../../../src/ideas/packs/idea-pool.ts";
import type { DraftRoom, PackIdea } from "../../../src/ideas/packs/pack-idea.ts";
import { draftIdea } from "../../../src/ideas/packs/pack-writer.ts";
import type { LoadedPack, Measure, PackRow } from "../../../src/model/pack.ts";
import { narrationText, type Script } from "../../../src/model/script.ts";
import { refuteFacts } from "../../../src/pipeline/qa/script-checks/facts.ts";
import { SourceReader } from "../../../src/pipeline/qa/script-checks/read-again.ts";
import { openTemplates } from "../../../src/templates/open-templates.ts";

export const library = openTemplates({
  builtIn: fileURLToPath(new URL("../../../templates", import.meta.url)),
});
const reader = new SourceReader(library.folder);

/** Every built-in idea of a kind that a pack holds. */
export function ideasOf(formatId: string, packId: string, kind: string): PackIdea[] {
  return [...enumerateIdeas(library, [packId], formatId)].filter((idea) => idea.kind === kind);
}

/** One idea of a kind, the same on every machine, or the first that answers a question. */
export function oneIdea(
  formatId: string,
  packId: string,
  kind: string,
  fits?: (idea: PackIdea) => boolean,
): PackIdea {
  const all = ideasOf(formatId, packId, kind);
  const found = fits ? all.find(fits) : createRandom("one").pick(all);
  if (!found) throw new Error(`no ${kind} of ${packId}`);
  return found;
}

export const told = (idea: PackIdea, hook = "Can you guess this?", seed = "seed"): Script =>
  draftIdea(library, idea, seed).write(hook);

export const spoken = (script: Script, role: string): string[] =>
  script.beats.filter((beat) => beat.role === role).map(narrationText);

export const refuted = (script: Script): string[] =>
  refuteFacts(script, { templatesFolder: library.folder, reader });

export const rowIds = (
  idea: PackIdea,
  field: string,
  direction: "top" | "bottom" = idea.direction,
): string[] => {
  const sign = direction === "top" ? -1 : 1;
  return library
    .pack(idea.packId)
    .rows.filter((row) => Object.entries(idea.where).every(([name, value]) => row.scope[name] === value))
    .filter((row) => row.values[field] !== undefined)
    .toSorted((a, b) => sign * ((a.values[field] ?? 0) - (b.values[field] ?? 0)))
    .map(({ id }) => id);
};

export const measure = (field: string, change: Partial<Measure> = {}): Measure => ({
  field,
  title: field,
  unit: "km",
  superlatives: { top: `the longest things`, bottom: `the shortest things` },
  comparative: { more: "longer", less: "shorter" },
  statement: "{name} measures {value}",
  question: "Which is longer?",
  ...change,
});

export const row = (id: string, values: Record<string, number>, change: Partial<PackRow> = {}): PackRow => ({
  id,
  name: id.toUpperCase(),
  scope: {},
  values,
  source: "test",
  licence: "test",
  ...change,
});

/** A pack of few things of known length. */
export function smallPack(rows: PackRow[], measures: Measure[] = [measure("length")]): LoadedPack {
  const pack = {
    id: "things",
    title: "Things",
    description: "",
    entity: { one: "thing", many: "things" },
    picture: "glyph" as const,
    measures,
    courses: [
      {
        field: "length",
        title: "length",
        unit: "m",
        decimals: 0,
        scale: 1,
        suffix: " m",
        moved: "{mover}: {start} to {end}",
      },
    ],
    scopes: [{ field: "side", value: "left", words: "on the left" }],
    everything: "in the room",
    source: "A ruler",
    licence: "ours",
    credit: "Data: a ruler",
  };
  return { pack, rows };
}

/** A room for a small pack, told by a built-in format. */
export function roomOf(loaded: LoadedPack, formatId: string, change: Partial<PackIdea> = {}): DraftRoom {
  const idea: PackIdea = {
    packId: loaded.pack.id,
    formatId,
    kind: "list",
    measures: ["length"],
    where: {},
    direction: "top",
    entities: [],
    subject: "set",
    ...change,
  };
  return { idea, loaded, format: library.format(formatId), random: createRandom("room") };
}
