import { formatUsd, type UsdMicros } from "../../src/core/money.ts";
import { type CatalogueEntry, catalogueName, type ModelCatalogue } from "../../src/model/model-catalogue.ts";
import { sizeFor } from "../../src/pipeline/shots/router/price-clip.ts";

/** What the table's video is: figures of a usual run, as the page says them. */
export const SAMPLE_VIDEO = {
  seconds: 30,
  beats: 6,
  secondsPerBeat: 5,
  spokenCharacters: 450,
  /** Of all three questions of a writer. */
  inputTokens: 9_000,
  outputTokens: 6_000,
} as const;

const MILLION = 1_000_000;
const KINDS = [
  ["language", "Writing"],
  ["speech", "Speaking"],
  ["video", "AI video, six clips"],
  ["image", "Pictures, six"],
] as const;

/** One Markdown table for each kind of model that can be asked on a day, the cheapest first. */
export function costTables({ models }: ModelCatalogue, nowMs: number): string {
  return KINDS.map(([kind, title]) => {
    const rows = models
      .filter((entry) => entry.kind === kind && !isGone(entry, nowMs))
      .map((entry) => ({ entry, price: priceOf(entry) }))
      .toSorted((a, b) => a.price - b.price)
      .map(({ entry, price }) => rowOf(entry, price));
    return rows.length === 0
      ? undefined
      : [`**${title}**`, "", "| model | tier | a video | source |", "|---|---|---|---|", ...rows].join("\n");
  })
    .filter((table) => table !== undefined)
    .join("\n\n");
}

const isGone = ({ retiresOn }: CatalogueEntry, nowMs: number): boolean =>
  retiresOn !== undefined && Date.parse(retiresOn) <= nowMs;

function priceOf(entry: CatalogueEntry): UsdMicros {
  switch (entry.kind) {
    case "language":
      return Math.round(
        (SAMPLE_VIDEO.inputTokens * entry.inputUsdMicros +
          SAMPLE_VIDEO.outputTokens * entry.outputUsdMicros) /
          MILLION,
      );
    case "speech":
      return Math.round((SAMPLE_VIDEO.spokenCharacters * entry.usdMicrosPerMillionCharacters) / MILLION);
    case "video":
      return (
        SAMPLE_VIDEO.beats *
        SAMPLE_VIDEO.secondsPerBeat *
        cheapest(entry.sizes.map((size) => size.usdMicrosPerSecond))
      );
    case "image":
      // The smallest of them are for drafts only.
      return SAMPLE_VIDEO.beats * (sizeFor(entry, entry.tier, false)?.usdMicros ?? 0);
  }
}

const cheapest = (prices: readonly UsdMicros[]): UsdMicros => Math.min(...prices);

const rowOf = (entry: CatalogueEntry, price: UsdMicros): string =>
  `| \`${catalogueName(entry)}\` | ${entry.tier} | ${price === 0 ? "$0" : formatUsd(price)} | ${entry.source} |`;
