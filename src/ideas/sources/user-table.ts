import type { Concept } from "../../model/concept.ts";
import type { Receipt } from "../../model/receipt.ts";
import type { Script } from "../../model/script.ts";
import type { HookWeights } from "../hooks/hook-weights.ts";
import { chooseHooks } from "../hooks/score-hook.ts";
import { contentKey } from "./read-source.ts";
import { readTable, type Table } from "./read-table.ts";
import { findRoles, type TableRoles } from "./table-columns.ts";
import { draftCountdown } from "./table-countdown.ts";
import type { TablePhrases } from "./table-phrases.ts";
import { measureOf, type TableDraft, TablePlan } from "./table-plan.ts";
import { canRace, draftRace } from "./table-race.ts";
import { draftVersus } from "./table-versus.ts";

export interface TableRequest {
  /** Absolute path, `.csv`, `.tsv` or `.json`. */
  file: string;
  label: string | undefined;
  measure: string | undefined;
  time: string | undefined;
  language: string;
  count: number;
  /** Only videos of this format, when the user asked for one. */
  formatId: string | undefined;
}

export interface TableWords {
  phrases: TablePhrases;
  weights: HookWeights;
}

const DRAFTS: Readonly<
  Record<TablePlan["shape"], (table: Table, plan: TablePlan, phrases: TablePhrases) => TableDraft>
> = { countdown: draftCountdown, versus: draftVersus, race: draftRace };

/** Every video that the columns allow, the most telling first: race, versus, then countdowns of each measure. */
function plansOf(table: Table, roles: TableRoles, request: TableRequest): TablePlan[] {
  const base: Omit<TablePlan, "shape" | "measures" | "direction"> = {
    kind: "table",
    file: table.file,
    language: request.language,
    label: roles.label,
    moments: roles.moments,
    hook: "",
    ...(roles.time === undefined ? {} : { time: roles.time }),
  };
  const isOverTime = roles.time !== undefined || roles.moments.length > 0;
  const races = (isOverTime ? roles.measures : [])
    .slice(0, roles.moments.length > 0 ? 1 : undefined)
    .map((measure): TablePlan => ({ ...base, shape: "race", measures: [measure], direction: "top" }))
    .filter((plan) => canRace(table, plan));
  const versus: TablePlan[] =
    table.rows.length === 2 ? [{ ...base, shape: "versus", measures: roles.measures, direction: "top" }] : [];
  const countdowns = roles.measures.flatMap((measure) =>
    (["top", "bottom"] as const).map(
      (direction): TablePlan => ({ ...base, shape: "countdown", measures: [measure], direction }),
    ),
  );
  return [...races, ...versus, ...(table.rows.length > 2 && races.length === 0 ? countdowns : [])];
}

function receiptKey(receipt: Receipt, key: string): string {
  const source = receipt.source;
  return source.kind === "table"
    ? `table:${key}:${source.row}:${source.column}`
    : `table:${key}:${receipt.id}`;
}

function conceptOf(table: Table, plan: TablePlan, words: TableWords): Concept | undefined {
  const draft = DRAFTS[plan.shape](table, plan, words.phrases);
  const hooks = chooseHooks(
    draft.hooks.map((text) => ({ text, formula: `${plan.shape}-table` })),
    words.weights,
  );
  const hook = hooks[0];
  if (!hook) return undefined;
  const script = draft.write(hook.text);
  const content = contentKey(JSON.stringify([table.columns, table.rows]));
  const facts = script.receipts.filter(({ source }) => source.kind === "table");
  return {
    key: `table/${content}/${plan.shape}/${plan.measures.join("+")}/${plan.direction}`,
    formatId: plan.shape,
    title: draft.title,
    angle: `${facts.length} cells of your table as a ${plan.shape}`,
    hooks,
    whyItShouldWork: [
      `every number is a cell of your own table, ${measureOf(plan)} first`,
      `the hook is the best of ${hooks.length} by real A/B tests`,
    ],
    predictedScore: hook.score,
    receiptKeys: facts.map((receipt) => receiptKey(receipt, content)),
    recipe: { ...plan, hook: hook.text },
  };
}

/** Concepts from the user's table. Throws usage errors about the file, its columns or its numbers. */
export function proposeTableConcepts(request: TableRequest, words: TableWords): Concept[] {
  const table = readTable(request.file);
  const plans = plansOf(table, findRoles(table, request), request);
  return plans
    .filter((plan) => request.formatId === undefined || plan.shape === request.formatId)
    .slice(0, request.count)
    .flatMap((plan) => conceptOf(table, plan, words) ?? []);
}

/** True for concepts that this source proposed. */
export function isTableConcept(concept: Concept): boolean {
  return concept.recipe["kind"] === "table";
}

export function writeUserTable(concept: Concept, phrases: TablePhrases): Script {
  const plan = TablePlan.parse(concept.recipe);
  return DRAFTS[plan.shape](readTable(plan.file), plan, phrases).write(plan.hook);
}
