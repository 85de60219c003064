import type { LayoutData } from "../../../model/layout-data.ts";
import type { Receipt } from "../../../model/receipt.ts";
import type { Script } from "../../../model/script.ts";

/** A number that a layout draws as a length or a place, and the name beside it. */
interface DrawnValue {
  label: string;
  value: number;
}

function drawnValues(data: LayoutData): DrawnValue[] {
  switch (data.layout) {
    case "bar-countdown":
      return data.items.map(({ label, value }) => ({ label, value }));
    case "duel":
      return data.phase === "ask"
        ? []
        : [
            { label: data.left.label, value: data.leftValue },
            { label: data.right.label, value: data.rightValue },
          ];
    case "bar-race":
      return data.series.flatMap(({ label, values }) => values.map((value) => ({ label, value })));
    case "myth-map":
      return mythValues(data.evidence);
    default:
      return [];
  }
}

function mythValues(evidence: Extract<LayoutData, { layout: "myth-map" }>["evidence"]): DrawnValue[] {
  if (evidence.kind === "true-size") return [];
  if (evidence.kind === "latitude") {
    return [evidence.a, evidence.b].map(({ label, latitude }) => ({ label, value: latitude }));
  }
  return [evidence.a, evidence.b].flatMap(({ label, area, population }) => [
    { label, value: area },
    { label, value: population },
  ]);
}

const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b)) + 1e-9;

/** Bars whose ranks contradict their lengths, and winners that are none. */
function contradictions(data: LayoutData): string[] {
  if (data.layout === "duel" && data.phase === "reveal") {
    const isTie = isSame(data.leftValue, data.rightValue);
    return isTie === (data.winner === "tie")
      ? []
      : [`the duel of ${data.left.label} and ${data.right.label} is no tie`];
  }
  if (data.layout !== "bar-countdown") return [];
  const byRank = data.items.toSorted((a, b) => a.rank - b.rank).map((item) => item.value);
  const isFalling = byRank.every((value, index) => index === 0 || value <= (byRank[index - 1] ?? value));
  const isRising = byRank.every((value, index) => index === 0 || value >= (byRank[index - 1] ?? value));
  return isFalling || isRising ? [] : [`the ranks of “${data.title}” do not follow its values`];
}

/** Every rank on screen was worked out for the thing it stands beside. */
function unprovenRanks(
  data: LayoutData,
  receipts: readonly Receipt[],
  rowsOf: (receipt: Receipt) => string[],
  byName: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  if (data.layout !== "bar-countdown") return [];
  const ranks = receipts.filter(({ source }) => source.kind === "computed" && source.operation === "rank");
  return data.items
    .filter(({ rank, label }) => {
      const rows = byName.get(label);
      return !ranks.some(
        (receipt) =>
          receipt.value === rank &&
          rowsOf(receipt)
            .slice(0, 1)
            .some((row) => rows?.has(row)),
      );
    })
    .map(({ rank, label }) => `no receipt for rank ${rank} of “${label}”`);
}

/** Drawn lengths and places must be values of receipts of the thing they are drawn for. */
export function refuteDrawnValues(script: Script, rowsOf: (receipt: Receipt) => string[]): string[] {
  const byName = new Map<string, Set<string>>();
  for (const receipt of script.receipts) {
    if (typeof receipt.value !== "string") continue;
    for (const wording of [receipt.value, ...receipt.wordings]) {
      const rows = byName.get(wording) ?? new Set<string>();
      for (const row of rowsOf(receipt)) rows.add(row);
      byName.set(wording, rows);
    }
  }
  const numbers = script.receipts.filter((receipt) => typeof receipt.value === "number");
  const proofs = numbers.map((receipt) => ({ value: Number(receipt.value), rows: rowsOf(receipt) }));
  return script.beats.flatMap((beat) => [
    ...[...contradictions(beat.data), ...unprovenRanks(beat.data, script.receipts, rowsOf, byName)].map(
      (reason) => `${beat.id} screen: ${reason}`,
    ),
    ...drawnValues(beat.data).flatMap(({ label, value }) => {
      const rows = byName.get(label);
      const isProven = proofs.some(
        (proof) =>
          isSame(proof.value, value) && (rows === undefined || proof.rows.some((row) => rows.has(row))),
      );
      return isProven ? [] : [`${beat.id} screen: no receipt for the value ${value} drawn for “${label}”`];
    }),
  ]);
}
