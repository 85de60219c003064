import type { Check } from "../../../model/check.ts";
import type { Receipt } from "../../../model/receipt.ts";
import type { Script } from "../../../model/script.ts";
import { refuteWidth } from "./claim-width.ts";
import { isCovered, type NumberClaim, numberClaims, type Span } from "./claims.ts";
import { refuteComparisons } from "./comparisons.ts";
import { refuteDrawnValues } from "./drawn-values.ts";
import { mentionsIn } from "./mentions.ts";
import { unprovenNames } from "./names.ts";
import { PackPhrases, refutePackCounts } from "./pack-phrases.ts";
import { refuteReceipt } from "./prove-receipt.ts";
import { refuteLeaders } from "./race-leaders.ts";
import { SourceReader } from "./read-again.ts";
import { type Statement, statementsOf } from "./statements.ts";

export interface FactCheckOptions {
  /** Absolute path of `templates/`, where the packs lie. */
  templatesFolder: string;
  /** Reads the sources; one for many scripts saves reading the same packs again. */
  reader?: SourceReader;
}

/** Rows of the sources behind a receipt, through all computations: `countries:in`, `sales.csv:3`. */
function rowsOf(receipt: Receipt, all: ReadonlyMap<string, Receipt>, depth = 0): string[] {
  const source = receipt.source;
  if (source.kind === "pack") return [`${source.packId}:${source.rowId}`];
  if (source.kind === "table") return source.row === 0 ? [] : [`${source.file}:${source.row}`];
  if (source.kind === "text" || depth > 4) return [];
  return source.from.flatMap((id) => {
    const part = all.get(id);
    return part ? rowsOf(part, all, depth + 1) : [];
  });
}

/** What all statements of a script are judged by. */
interface Evidence {
  script: Script;
  all: ReadonlyMap<string, Receipt>;
  phrases: PackPhrases;
}

const isName = (receipt: Receipt): boolean =>
  typeof receipt.value === "string" && receipt.source.kind !== "text";

/** Rows that are named in a text; the longest name wins where names overlap (`Guinea` in `Papua New Guinea`). */
function namedRows(
  text: string,
  receipts: readonly Receipt[],
  all: ReadonlyMap<string, Receipt>,
): Set<string> {
  const mentions = mentionsIn(text, receipts.filter(isName));
  const spans = mentions.flatMap((mention) => mention.spans);
  const isInside = (span: Span): boolean =>
    spans.some((other) => other.end - other.start > span.end - span.start && isCovered(span, [other]));
  const free = mentions.filter((mention) => mention.spans.some((span) => !isInside(span)));
  return new Set(free.flatMap((mention) => rowsOf(mention.receipt, all)));
}

function refuteNumbers(statement: Statement, { script, all, phrases }: Evidence): string[] {
  const { receipts } = script;
  const claims = numberClaims(statement.text);
  if (claims.length === 0) return [];
  const mentions = mentionsIn(statement.text, receipts);
  const here = namedRows(statement.text, receipts, all);
  const years = new Set(receipts.map((receipt) => receipt.year));
  return claims.flatMap((claim) => {
    if (statement.counts.has(claim.value) && countsThings(statement.text, claim)) return [];
    if (/^\d{4}$/.test(claim.text) && years.has(claim.value)) return [];
    if (isTimer(statement.text, claim) || isScore(statement.text, claim)) return [];
    const proofs = mentions.filter((mention) => isCovered(claim, mention.spans));
    if (proofs.length === 0 && phrases.cover(statement.text, claim)) return [];
    if (proofs.length === 0)
      return [`${statement.where}: no receipt for “${claim.text}” in “${statement.text}”`];
    const belongs = proofs.some(({ receipt }) => {
      const own = rowsOf(receipt, all);
      if (own.length === 0) return true;
      const rows = here.size > 0 ? here : namedRows(statement.surroundings, receipts, all);
      return rows.size === 0 || own.some((row) => rows.has(row));
    });
    return belongs
      ? []
      : [`${statement.where}: “${claim.text}” in “${statement.text}” belongs to something else`];
  });
}

/** A bare number that is no rank, amount or share. */
function countsThings(text: string, claim: NumberClaim): boolean {
  const isRank = /(?:\bnumber|\bno\.|\brank(?:ed|s)?|\bplace|#)\s*$/i.test(text.slice(0, claim.start));
  const isOrdinal = /^(?:st|nd|rd|th)\b/i.test(text.slice(claim.end));
  const isAmount = /[%$€£¥]|illion/i.test(text.slice(claim.start, claim.end + 1));
  return !isRank && !isOrdinal && !isAmount;
}

/** `You have three seconds` is a promise of the layout's timer, not a fact. */
function isTimer(text: string, claim: Span): boolean {
  return /^\s*-?(?:seconds?|sec)\b/i.test(text.slice(claim.end));
}

/** `2 to 1` is counted again where winners are, see `refuteComparisons`. */
function isScore(text: string, claim: Span): boolean {
  const score = /(?<!\d)\d to \d(?!\d)/u.exec(text);
  return score !== null && claim.start >= score.index && claim.end <= score.index + score[0].length;
}

/** Every complaint about the facts of a script; empty when all of them hold. */
export function refuteFacts(script: Script, options: FactCheckOptions): string[] {
  const { unproven, wrong } = complaintsAbout(script, options);
  return [...wrong, ...unproven];
}

/** `unproven`: nothing says it. `wrong`: something says otherwise, or a proof is none. */
function complaintsAbout(script: Script, options: FactCheckOptions): { unproven: string[]; wrong: string[] } {
  const reader = options.reader ?? new SourceReader(options.templatesFolder);
  const all = new Map(script.receipts.map((receipt) => [receipt.id, receipt]));
  const twice = script.receipts.length === all.size ? [] : ["two receipts share one id"];
  const broken = script.receipts.flatMap((receipt) => {
    const reason = refuteReceipt(receipt, all, reader);
    return reason === undefined ? [] : [`receipt ${receipt.id}: ${reason}`];
  });
  const statements = statementsOf(script);
  const phrases = new PackPhrases(script, reader);
  const numbers = statements.flatMap((statement) => refuteNumbers(statement, { script, all, phrases }));
  const names = unprovenNames(script, statements, { reader, phrases });
  const drawn = refuteDrawnValues(script, (receipt) => rowsOf(receipt, all));
  const claims = [
    ...refuteLeaders(script),
    ...refuteComparisons(script),
    ...refutePackCounts(script, reader),
    ...refuteWidth(script, reader),
  ];
  return {
    unproven: [...new Set([...numbers, ...names])],
    wrong: [...new Set([...twice, ...broken, ...drawn, ...claims])],
  };
}

/**
 * `fact-receipts`: every number and name that is spoken or shown is proven by its source, read once more. A script whose
 * user wished to keep what nothing proves is warned about it; what is wrong fails all the same.
 */
export function checkFacts(script: Script, options: FactCheckOptions): Check {
  const { unproven, wrong } = complaintsAbout(script, options);
  if (script.unverifiedClaims && wrong.length === 0) return markedAs(script.unverifiedClaims, unproven);
  const complaints = [...wrong, ...unproven];
  const shown = complaints.slice(0, 5).join("; ");
  const more = complaints.length > 5 ? `; and ${complaints.length - 5} more` : "";
  return {
    id: "fact-receipts",
    status: complaints.length === 0 ? "passed" : "failed",
    measured: complaints.length,
    limit: 0,
    unit: "unproven facts",
    ...(complaints.length === 0 ? {} : { message: shown + more }),
  };
}

function markedAs(claims: readonly string[], unproven: readonly string[]): Check {
  return {
    id: "fact-receipts",
    status: "warned",
    measured: Math.max(claims.length, unproven.length),
    limit: 0,
    unit: "unproven facts",
    message: `nothing proves ${claims.map((claim) => `“${claim}”`).join(", ")}; kept and marked, as you wished`,
  };
}
