import { z } from "zod";
import type { Script } from "../../model/script.ts";

/** What a video tells from a table; written again from the same file it gives the same script. */
export const TablePlan = z.object({
  kind: z.literal("table"),
  shape: z.enum(["countdown", "versus", "race"]),
  file: z.string(),
  language: z.string(),
  label: z.string(),
  measures: z.array(z.string()).min(1),
  direction: z.enum(["top", "bottom"]),
  /** Column of moments in a long table. */
  time: z.string().optional(),
  /** Columns that are moments in a wide table. */
  moments: z.array(z.string()),
  hook: z.string(),
});
export type TablePlan = z.infer<typeof TablePlan>;

/** A script without its hook, and the hooks it could open with. */
export interface TableDraft {
  title: string;
  hooks: string[];
  /** Writes it out with the hook that was chosen. */
  write(hook: string): Script;
}

export function measureOf(plan: TablePlan): string {
  return plan.measures[0] ?? "";
}

export function hashtagsOf(names: readonly string[]): string[] {
  const tags = names.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  return [...new Set(tags.filter((tag) => tag.length > 1 && tag.length < 25))]
    .slice(0, 4)
    .map((tag) => `#${tag}`);
}
