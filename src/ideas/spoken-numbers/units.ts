export interface SpokenUnit {
  one: string;
  many: string;
}

const regular = (one: string): SpokenUnit => ({ one, many: `${one}s` });
const same = (word: string): SpokenUnit => ({ one: word, many: word });

const UNITS: Readonly<Record<string, SpokenUnit>> = {
  mm: regular("millimeter"),
  cm: regular("centimeter"),
  m: regular("meter"),
  km: regular("kilometer"),
  mi: regular("mile"),
  ft: { one: "foot", many: "feet" },
  in: { one: "inch", many: "inches" },
  yd: regular("yard"),
  "m²": regular("square meter"),
  "km²": regular("square kilometer"),
  "mi²": regular("square mile"),
  "cm²": regular("square centimeter"),
  "m³": regular("cubic meter"),
  "km³": regular("cubic kilometer"),
  ha: regular("hectare"),
  mg: regular("milligram"),
  g: regular("gram"),
  kg: regular("kilogram"),
  t: regular("ton"),
  lb: regular("pound"),
  lbs: regular("pound"),
  oz: regular("ounce"),
  ml: regular("milliliter"),
  l: regular("liter"),
  L: regular("liter"),
  ms: regular("millisecond"),
  s: regular("second"),
  min: regular("minute"),
  sec: regular("second"),
  h: regular("hour"),
  hr: regular("hour"),
  hrs: regular("hour"),
  "km/h": { one: "kilometer per hour", many: "kilometers per hour" },
  "km/s": { one: "kilometer per second", many: "kilometers per second" },
  "m/s": { one: "meter per second", many: "meters per second" },
  "/km²": same("per square kilometer"),
  mph: { one: "mile per hour", many: "miles per hour" },
  "°": regular("degree"),
  "°C": { one: "degree Celsius", many: "degrees Celsius" },
  "°F": { one: "degree Fahrenheit", many: "degrees Fahrenheit" },
  "°N": { one: "degree north", many: "degrees north" },
  "°S": { one: "degree south", many: "degrees south" },
  "°E": { one: "degree east", many: "degrees east" },
  "°W": { one: "degree west", many: "degrees west" },
  "%": same("percent"),
  "‰": same("per mille"),
  W: regular("watt"),
  kW: regular("kilowatt"),
  MW: regular("megawatt"),
  GW: regular("gigawatt"),
  kWh: regular("kilowatt hour"),
  Hz: same("hertz"),
  kHz: same("kilohertz"),
  MHz: same("megahertz"),
  GHz: same("gigahertz"),
  kB: regular("kilobyte"),
  KB: regular("kilobyte"),
  MB: regular("megabyte"),
  GB: regular("gigabyte"),
  TB: regular("terabyte"),
  kcal: regular("kilocalorie"),
  ppm: { one: "part per million", many: "parts per million" },
};

/** Where a unit may stand: `stuck` to its number, `after` it as a word of its own, or `free` of any number. */
export type UnitPlace = "stuck" | "after" | "free";

/** Everyday words and letters: units only right after a number. */
const NEEDS_NUMBER = new Set(["m", "g", "min", "mi", "ha", "W", "ms", "%", "°"]);
/** `5 in 1955` speaks of no inches: units only when nothing stands between. */
const NEEDS_TO_STICK = new Set(["in", "s", "t", "h", "l", "L"]);

const SAME_SYMBOL: Readonly<Record<string, string>> = {
  km2: "km²",
  m2: "m²",
  m3: "m³",
  sqkm: "km²",
  kph: "km/h",
  "℃": "°C",
  "℉": "°F",
};

/** The spoken unit of a symbol, or undefined when it is not one. */
export function unitOf(symbol: string, place: UnitPlace): SpokenUnit | undefined {
  const name = Object.hasOwn(SAME_SYMBOL, symbol) ? (SAME_SYMBOL[symbol] ?? symbol) : symbol;
  if (place === "free" && NEEDS_NUMBER.has(name)) return undefined;
  if (place !== "stuck" && NEEDS_TO_STICK.has(name)) return undefined;
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}

export const MAGNITUDE_WORDS: ReadonlySet<string> = new Set([
  "hundred",
  "thousand",
  "million",
  "billion",
  "trillion",
]);

/** Letters that stand for a magnitude when stuck to a number: `10k`, `$3M`. */
export const MAGNITUDE_SUFFIXES: Readonly<Record<string, string>> = {
  k: "thousand",
  K: "thousand",
  M: "million",
  mn: "million",
  B: "billion",
  bn: "billion",
  T: "trillion",
  tn: "trillion",
};

export const CURRENCIES: Readonly<Record<string, SpokenUnit>> = {
  $: regular("dollar"),
  US$: regular("U S dollar"),
  "€": regular("euro"),
  "£": regular("pound"),
  "¥": same("yen"),
  "₹": regular("rupee"),
  "₩": same("won"),
  "₽": regular("ruble"),
  "₺": same("lira"),
};
