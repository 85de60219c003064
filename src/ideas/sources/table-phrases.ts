import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const lines = z.array(z.string()).min(1);

/** `templates/sources/table.json`: the words around the user's numbers. Slots stand in braces. */
export const TablePhrases = z.object({
  schema: z.literal("viral.table-phrases/1"),
  countdown: z.object({
    hooks: z.object({ top: lines, bottom: lines }),
    title: z.object({ top: z.string(), bottom: z.string() }),
    item: lines,
    last: z.string(),
    outro: lines,
    kicker: z.string(),
  }),
  versus: z.object({
    hooks: lines,
    title: z.string(),
    ask: z.string(),
    reveal: z.string(),
    tie: z.string(),
    outro: z.string(),
  }),
  race: z.object({
    hooks: lines,
    title: z.string(),
    start: z.string(),
    /** For a race that leaves rows out: its leader leads only among those shown. */
    startOf: z.string(),
    level: z.string(),
    lead: z.string(),
    hold: z.string(),
    outro: z.string(),
    outroLevel: z.string(),
  }),
});
export type TablePhrases = z.infer<typeof TablePhrases>;

export function loadTablePhrases(templatesFolder: string): TablePhrases {
  return TablePhrases.parse(JSON.parse(readFileSync(join(templatesFolder, "sources", "table.json"), "utf8")));
}

/**
 * Puts values into their slots, once, so that braces in the user's own cells stay as they are. A measure that opens a
 * sentence gets its capital; names keep theirs.
 */
export function fill(phrase: string, slots: Readonly<Record<string, string | number>>): string {
  const filled = phrase.replace(/\{(\w+)\}/g, (slot, name: string) =>
    Object.hasOwn(slots, name) ? String(slots[name]) : slot,
  );
  return phrase.startsWith("{measure}")
    ? filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    : filled;
}
