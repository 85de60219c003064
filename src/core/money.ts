/** Money is an integer count of micro-dollars: 1 USD = 1,000,000. */
export type UsdMicros = number;

const MICROS_PER_USD = 1_000_000;

export function usdToMicros(usd: number): UsdMicros {
  return Math.round(usd * MICROS_PER_USD);
}

export function microsToUsd(micros: UsdMicros): number {
  return micros / MICROS_PER_USD;
}

/** `$0.00`; amounts under a cent keep four decimals: `$0.0032`; smaller ones all that there are: `$0.000008`. */
export function formatUsd(micros: UsdMicros): string {
  const usd = microsToUsd(micros);
  const size = Math.abs(usd);
  const isWhole = size === 0 || size >= 0.01;
  return `$${usd.toFixed(isWhole ? 2 : size < 0.0001 ? 6 : 4)}`;
}
