import { cardinalText, decadeText, decimalText, digitsText, ordinalText, yearText } from "./cardinals.ts";
import { CURRENCIES, MAGNITUDE_SUFFIXES, type SpokenUnit, unitOf } from "./units.ts";

/** What stands around a token decides how it is read: `1500 km` is a count, `in 1500` a year. */
export interface NumberContext {
  /** The next word is `million`, `km`, … */
  isFollowedByMagnitude: boolean;
  isFollowedByUnit: boolean;
}

export interface SpokenNumber {
  say: string;
  /** A currency that is spoken only after a magnitude word that follows: `$25 billion`. */
  unitAfterMagnitude?: SpokenUnit;
}

const SIGNS: Readonly<Record<string, string>> = {
  "-": "minus",
  "−": "minus",
  "–": "minus",
  "+": "plus",
  "~": "about",
  "≈": "about",
  "±": "plus or minus",
  "<": "less than",
  ">": "more than",
  "≤": "at most",
  "≥": "at least",
  "#": "number",
};
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const FRACTION_NAMES: Readonly<Record<string, string>> = {
  "2": "half",
  "3": "third",
  "4": "quarter",
  "5": "fifth",
  "8": "eighth",
};
const PLAIN = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`;

const isOne = (number: string): boolean => number === "1";
const unitText = (unit: SpokenUnit, number: string): string => (isOne(number) ? unit.one : unit.many);

function plainText(number: string, isCount: boolean): string {
  if (/^0\d+$/.test(number)) return digitsText(number);
  if (!isCount && /^(?:10[1-9]|1[1-9]\d|20\d)\d$/.test(number)) return yearText(Number(number));
  if (/^[12]\d00$/.test(number) && !number.endsWith("000")) {
    return `${cardinalText(number.slice(0, 2))} hundred`;
  }
  return decimalText(number);
}

function centsText(cents: string): string {
  if (cents === "00") return "";
  return cents.startsWith("0") ? `oh ${cardinalText(cents)}` : cardinalText(cents);
}

function dateText(match: RegExpExecArray): string | undefined {
  const month = MONTHS[Number(match[2]) - 1];
  const day = Number(match[3]);
  if (month === undefined || day < 1 || day > 31) return undefined;
  return `${month} ${ordinalText(String(day))} ${yearText(Number(match[1]))}`;
}

function timeText(match: RegExpExecArray): string {
  const minutes = match[2] ?? "00";
  const half = match[3] === undefined ? "" : ` ${Array.from(match[3].toUpperCase()).join(" ")}`;
  const minutesText = minutes.startsWith("0") ? `oh ${cardinalText(minutes)}` : cardinalText(minutes);
  const clock = half === "" ? " o'clock" : "";
  return `${cardinalText(match[1] ?? "")}${minutes === "00" ? clock : ` ${minutesText}`}${half}`;
}

/** `3/4` is a fraction, `8/10` a mark, `24/7` and `9/11` are names. */
function fractionText(top: string, bottom: string): string {
  const isBelow = Number(top) < Number(bottom);
  const name = Object.hasOwn(FRACTION_NAMES, bottom) ? FRACTION_NAMES[bottom] : undefined;
  if (isBelow && name !== undefined) return `${cardinalText(top)} ${isOne(top) ? name : `${name}s`}`;
  const between = isBelow && bottom.endsWith("0") ? " out of " : " ";
  return `${plainText(top, true)}${between}${plainText(bottom, true)}`;
}

function rangeText(match: RegExpExecArray, context: NumberContext): SpokenNumber | undefined {
  const [, left = "", right = ""] = match;
  const currency = /^(?:US)?[$€£¥₹]/.exec(left)?.[0] ?? "";
  const hasCurrency = currency !== "" && !right.startsWith(currency);
  const first = numberTokenText(left.slice(currency.length), context);
  const second = numberTokenText(hasCurrency ? currency + right : right, context);
  return first && second ? { ...second, say: `${first.say} to ${second.say}` } : undefined;
}

function suffixedText(
  sign: string,
  currency: string,
  number: string,
  suffix: string,
  context: NumberContext,
) {
  const magnitude = Object.hasOwn(MAGNITUDE_SUFFIXES, suffix) ? MAGNITUDE_SUFFIXES[suffix] : undefined;
  const unit = currency === "" ? unitOf(suffix, "stuck") : undefined;
  const isCount =
    suffix !== "" ||
    currency !== "" ||
    context.isFollowedByMagnitude ||
    context.isFollowedByUnit ||
    sign === "#";
  const words = [SIGNS[sign] ?? "", plainText(number, isCount)];
  const money = Object.hasOwn(CURRENCIES, currency) ? CURRENCIES[currency] : undefined;
  if (/^[xX×]$/.test(suffix)) words.push("times");
  else if (unit) words.push(unitText(unit, number));
  else if (magnitude !== undefined) words.push(magnitude);
  else if (suffix !== "") return undefined;
  const say = (parts: string[]): string => parts.filter(Boolean).join(" ");
  if (!money) return { say: say(words) };
  const coins = /^(\d+)\.(\d\d)$/.exec(number);
  if (coins && suffix === "" && !context.isFollowedByMagnitude) {
    const [, whole = "", cents = ""] = coins;
    return { say: say([SIGNS[sign] ?? "", decimalText(whole), unitText(money, whole), centsText(cents)]) };
  }
  if (context.isFollowedByMagnitude) return { say: say(words), unitAfterMagnitude: money };
  return { say: say([...words, magnitude === undefined ? unitText(money, number) : money.many]) };
}

/** Words of one token that holds a number, or undefined when it is no number that people read as one. */
export function numberTokenText(token: string, context: NumberContext): SpokenNumber | undefined {
  const ending = /^(.*\d.*?)(\+|['’]s)$/u.exec(token);
  if (ending?.[1] !== undefined) {
    const spoken = numberTokenText(ending[1], context);
    return spoken && { ...spoken, say: ending[2] === "+" ? `${spoken.say} plus` : `${spoken.say}'s` };
  }
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(token);
  const dateWords = date ? dateText(date) : undefined;
  if (dateWords !== undefined) return { say: dateWords };
  const time = /^([01]?\d|2[0-4]):([0-5]\d)(am|pm|AM|PM)?$/.exec(token);
  if (time) return { say: timeText(time) };
  const ordinal = /^([\d,]+)(?:st|nd|rd|th)$/i.exec(token);
  if (ordinal?.[1] !== undefined) return { say: ordinalText(ordinal[1].replaceAll(",", "")) };
  const decade = /^['’]?(\d{2}|[1-9]\d{2})0s$|^['’]?([2-9]0)s$/.exec(token);
  if (decade) return { say: decadeText(Number(decade[2] ?? `${decade[1]}0`)) };
  const fraction = /^(\d{1,4})\/([1-9]\d{0,3})$/.exec(token);
  if (fraction) return { say: fractionText(fraction[1] ?? "", fraction[2] ?? "") };
  const size = /^(\d+)[x×](\d+)$/.exec(token);
  if (size) return { say: `${plainText(size[1] ?? "", true)} by ${plainText(size[2] ?? "", true)}` };
  const range = new RegExp(`^([^–—-]*\\d[^–—-]*)[–—-]([^–—-]*\\d[^–—-]*)$`).exec(token);
  if (range) return rangeText(range, context);
  const plain = new RegExp(`^([-−–+~≈±<>≤≥#]?)((?:US)?[$€£¥₹₩₽₺]|)(${PLAIN})-?([^\\d]*)$`, "u").exec(token);
  if (!plain) return undefined;
  const [, sign = "", currency = "", number = "", suffix = ""] = plain;
  const trailing = /^([\p{L}°%‰²³/]*?)\.?$/u.exec(suffix);
  return trailing ? suffixedText(sign, currency, number, trailing[1] ?? "", context) : undefined;
}
