const BELOW_TWENTY = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
] as const;
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;
const SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion"] as const;
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

/** Digit by digit: `007` is "zero zero seven". */
export function digitsText(digits: string): string {
  return Array.from(digits)
    .map((digit) => BELOW_TWENTY[Number(digit)] ?? "")
    .join(" ");
}

function belowThousandText(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const words: string[] = [];
  if (hundreds > 0) words.push(BELOW_TWENTY[hundreds] ?? "", "hundred");
  if (rest > 0 && rest < 20) words.push(BELOW_TWENTY[rest] ?? "");
  if (rest >= 20) words.push(TENS[Math.floor(rest / 10)] ?? "");
  if (rest >= 20 && rest % 10 > 0) words.push(BELOW_TWENTY[rest % 10] ?? "");
  return words.join(" ");
}

/** Words of a whole number given as its digits; longer than quadrillions is read digit by digit. */
export function cardinalText(digits: string): string {
  const trimmed = digits.replace(/^0+(?=\d)/, "");
  if (trimmed === "0") return "zero";
  if (trimmed.length > SCALES.length * 3) return digitsText(digits);
  const groups: string[] = [];
  for (let end = trimmed.length; end > 0; end -= 3) groups.push(trimmed.slice(Math.max(0, end - 3), end));
  return groups
    .map((group, index) => ({ group: Number(group), scale: SCALES[index] ?? "" }))
    .filter(({ group }) => group > 0)
    .reverse()
    .map(({ group, scale }) => `${belowThousandText(group)} ${scale}`.trim())
    .join(" ");
}

/** Words of a plain decimal number without sign: `1,234.50` is "one thousand two hundred thirty four point five zero". */
export function decimalText(number: string): string {
  const [whole = "", fraction] = number.replaceAll(",", "").split(".");
  const wholeText = cardinalText(whole === "" ? "0" : whole);
  return fraction === undefined || fraction === "" ? wholeText : `${wholeText} point ${digitsText(fraction)}`;
}

/** `21` is "twenty first". */
export function ordinalText(digits: string): string {
  const words = cardinalText(digits).split(" ");
  const last = words.pop() ?? "";
  const regular = last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last.replace(/t$/, "")}th`;
  return [...words, IRREGULAR_ORDINALS[last] ?? regular].join(" ");
}

/** A year as people say it: 1955 "nineteen fifty five", 1905 "nineteen oh five", 2005 "two thousand five". */
export function yearText(year: number): string {
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const isRoundMillennium = century % 10 === 0 && rest < 10;
  if (year < 1010 || year > 9999 || isRoundMillennium) return cardinalText(String(year));
  if (rest === 0) return `${cardinalText(String(century))} hundred`;
  const restText = rest < 10 ? `oh ${cardinalText(String(rest))}` : cardinalText(String(rest));
  return `${cardinalText(String(century))} ${restText}`;
}

/** The plural of a number's words: `1960` is "nineteen sixties". */
export function decadeText(year: number): string {
  const words = (year < 100 ? cardinalText(String(year)) : yearText(year)).split(" ");
  const last = words.pop() ?? "";
  return [...words, last.endsWith("y") ? `${last.slice(0, -1)}ies` : `${last}s`].join(" ");
}
