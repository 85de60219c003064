/** How a number is written for viewers. */
export interface NumberStyle {
  /**
   * `rounded` (default): as people say it, 1.4 billion, 36,000. `exact`: every digit, grouped. `year`: no grouping.
   * `ordinal`: 21st. `times`: 2.5×.
   */
  style?: "rounded" | "exact" | "year" | "ordinal" | "times";
  /** Places after the point; for `rounded` of the mantissa. */
  decimals?: number;
  /** Written after the number: `km²`, `%`, `°C`, `people`. */
  unit?: string;
  /** Written before the number: `$`. */
  currency?: string;
}

const SCALES = [
  { size: 1e12, word: "trillion" },
  { size: 1e9, word: "billion" },
  { size: 1e6, word: "million" },
] as const;

/** Units that stand right at the number. */
const ATTACHED = /^(?:%|‰|°|×)/;

/** Enough places for small measured values; shorter numbers do not get longer by it. */
const SMALL_PLACES = 6;

function withPlaces(value: number, decimals: number, isMoney = false): string {
  const isCents = isMoney && decimals >= 2 && !Number.isInteger(value);
  return formatterFor(isCents ? 2 : 0, decimals).format(value);
}

/** Making one costs a hundred times as much as using it. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${minimumFractionDigits}/${maximumFractionDigits}`;
  const known =
    formatters.get(key) ?? new Intl.NumberFormat("en-US", { minimumFractionDigits, maximumFractionDigits });
  formatters.set(key, known);
  return known;
}

function significant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/** The value as people say it: two or three leading digits, so that 36,193 becomes 36,000 and 1.428 billion 1.4 billion. */
export function roundForSpeech(value: number): number {
  const size = Math.abs(value);
  if (size >= 999_500) {
    const scale = SCALES.find((row) => size >= row.size * 0.9995)?.size ?? 1e6;
    const mantissa = size / scale;
    return significant(value, mantissa >= 99.5 ? 3 : 2);
  }
  if (size >= 99_500) return significant(value, 3);
  if (size >= 1000) return significant(value, 2);
  if (size >= 100) return Math.round(value);
  return significant(value, size >= 10 ? 3 : 2);
}

function ordinalSuffix(value: number): string {
  const lastTwo = value % 100;
  if (lastTwo >= 11 && lastTwo <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}

function digitsOf(value: number, style: NumberStyle): string {
  switch (style.style) {
    case "year":
      return String(Math.round(value));
    case "ordinal":
      return `${withPlaces(Math.round(value), 0)}${ordinalSuffix(Math.round(value))}`;
    case "times":
      return `${withPlaces(value, style.decimals ?? (value < 10 ? 1 : 0))}×`;
    case "exact":
      return withPlaces(
        value,
        style.decimals ?? (value < 0.1 ? SMALL_PLACES : 2),
        style.currency !== undefined,
      );
    default: {
      const rounded = style.decimals === undefined ? roundForSpeech(value) : value;
      const scale = SCALES.find((row) => Math.abs(rounded) >= row.size * 0.9995);
      const mantissa = scale ? rounded / scale.size : rounded;
      return `${withPlaces(mantissa, style.decimals ?? SMALL_PLACES)}${scale ? ` ${scale.word}` : ""}`;
    }
  }
}

/** The number as it stands on screen: `1.4 billion`, `36,000`, `3.2 million km²`, `4.2%`, `$25 billion`, `−40°C`. */
export function showNumber(value: number, style: NumberStyle = {}): string {
  const sign = value < 0 ? "−" : "";
  const digits = digitsOf(Math.abs(value), style);
  const unit = style.unit === undefined ? "" : `${ATTACHED.test(style.unit) ? "" : " "}${style.unit}`;
  return `${sign}${style.currency ?? ""}${digits}${unit}`;
}
