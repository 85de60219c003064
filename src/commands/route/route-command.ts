import { usdToMicros } from "../../core/money.ts";
import type { RouteDocument } from "../../model/command-documents.ts";
import type { RunCommand } from "../command.ts";
import { within } from "../within.ts";

const SECONDS = { usual: 5, min: 0.5, max: 60 };
const USD_MAX = 1_000_000;

export const run: RunCommand = async (call, context) => {
  const seconds = within(call.number("seconds"), "--seconds", SECONDS.min, SECONDS.max) ?? SECONDS.usual;
  const maxSpendUsd = within(call.number("maxSpend"), "--max-spend", 0, USD_MAX);
  const document = await context.routeShot({
    durationMs: Math.round(seconds * 1000),
    maxSpendUsdMicros: maxSpendUsd === undefined ? undefined : usdToMicros(maxSpendUsd),
  });
  return { document, text: call.flag("explain") ? tableText(document) : shortText(document) };
};

function shortText(document: RouteDocument): string {
  const { chosen, candidates } = document;
  const [first] = candidates;
  const possibleCount = candidates.filter(({ verdict }) => verdict === "possible").length;
  if (chosen === null || !first)
    return `None of ${candidates.length} models can make it: the shot is drawn. --explain says why${document.budgetUsd === null ? "; --max-spend allows a budget" : ""}.`;
  const others = `${count(possibleCount - 1, "other")} could make it, ${candidates.length - possibleCount} cannot: --explain says why.`;
  return `${chosen}  ${first.reason}\n${others}`;
}

function tableText({ candidates }: RouteDocument): string {
  const width = Math.max(0, ...candidates.map(({ name }) => name.length));
  const lines = candidates.map(
    ({ name, verdict, reason }, index) =>
      `${verdict === "possible" ? String(index + 1).padStart(2) : " -"}  ${name.padEnd(width)}  ${reason}`,
  );
  const last = "What nobody makes is drawn (motion).";
  return [...lines, last].join("\n");
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
