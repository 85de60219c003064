import { formatUsd, usdToMicros } from "../../core/money.ts";
import type { RouteDocument } from "../../model/vendor-documents.ts";
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
  const { chosen, candidates, budgetUsd, tier } = document;
  const [first] = candidates;
  const possibleCount = candidates.filter(({ verdict }) => verdict === "possible").length;
  if (chosen === null || !first) {
    const budget = budgetUsd === null ? "; --max-spend allows a budget" : "";
    return `None of ${candidates.length} models can make it: the shot is drawn${tier === "local" ? " here (tier local)" : ""}.\n--explain says why${budget}.`;
  }
  const others = `${count(possibleCount - 1, "other")} could make it, ${candidates.length - possibleCount} cannot: --explain says why.`;
  return `${chosen}\n  ${first.reason}\n${others}`;
}

/** What can make it has a second line for its reason, which is long. */
function tableText({ seconds, tier, budgetUsd, candidates }: RouteDocument): string {
  const budget = budgetUsd === null ? "no budget" : `a budget of ${formatUsd(usdToMicros(budgetUsd))}`;
  const out = candidates.filter(({ verdict }) => verdict === "out");
  const width = Math.max(0, ...out.map(({ name }) => name.length));
  const lines = candidates.map(({ name, verdict, reason }, index) =>
    verdict === "possible"
      ? [`${String(index + 1).padStart(2)}  ${name}`, ...reason.split("; ")].join("\n      ")
      : ` -  ${name.padEnd(width)}  ${reason}`,
  );
  return [
    `A shot of ${seconds} s, tier ${tier}, ${budget}:`,
    ...lines,
    "What nobody makes is drawn (motion).",
  ].join("\n");
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
