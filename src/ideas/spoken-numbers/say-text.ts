import type { NarrationWord } from "../../model/script.ts";
import { abbreviationText, capitalsText } from "./abbreviations.ts";
import { cardinalText } from "./cardinals.ts";
import { numberTokenText } from "./number-token.ts";
import { MAGNITUDE_WORDS, type SpokenUnit, type UnitPlace, unitOf } from "./units.ts";

const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  Œ: "Oe",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "th",
  þ: "th",
  Þ: "Th",
  ı: "i",
  ə: "a",
};

/** Accents go, letters stay: an English voice reads `São` as "Sao". Other alphabets are left alone. */
function plainLatin(text: string): string {
  const withoutLigatures = text.replace(/[ßæÆœŒøØłŁđĐðþÞıə]/g, (letter) => LATIN_LETTERS[letter] ?? letter);
  return withoutLigatures
    .normalize("NFD")
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC");
}

/** Reads what is left of a token: letters stay, digits become words, signs become pauses between words. */
function looseText(core: string, isShouting: boolean): string {
  const pieces = core.normalize("NFKC").match(/[\p{L}\p{M}'’]+|\p{Nd}+(?:\.\p{Nd}+)*/gu) ?? [];
  return pieces
    .map((piece, index) => {
      const isFormula = /^[A-Z]{1,3}$/.test(piece) && /^\d/.test(pieces[index + 1] ?? "");
      if (isFormula) return Array.from(piece).join(" ");
      if (/\p{Nd}/u.test(piece))
        return piece
          .split(".")
          .map((digits) => cardinalText(asciiDigits(digits)))
          .join(" point ");
      return capitalsText(plainLatin(piece.replaceAll("’", "'")), isShouting);
    })
    .map((piece) => piece.replace(/^'+|'+$/g, (quote, at) => (at === 0 ? "" : quote.slice(0, 1))))
    .filter((piece) => /\p{L}/u.test(piece))
    .join(" ");
}

/** Digits of any script in ASCII; their values stand in blocks of ten. */
function asciiDigits(digits: string): string {
  return Array.from(digits)
    .map((digit) => {
      const point = digit.codePointAt(0) ?? 0;
      let zero = point;
      while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
      return String(point - zero);
    })
    .join("");
}

function webText(core: string): string | undefined {
  const email = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(core);
  const address =
    /^(?:https?:\/\/)?(?:www\.)?([\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov|co|app|ai)(?:\.[a-z]{2})?)(?:[/?#]\S*)?$/i.exec(
      core,
    );
  if (!email && !address?.[1]) return undefined;
  const spoken = email ? core.replace("@", " at ") : (address?.[1] ?? core);
  return looseText(spoken.replaceAll(".", " dot "), false);
}

const OUTER = /^([\s"'“”‘’«»([{<¡¿*_]*)(.*?)([\s"'“”‘’«»)\]}>.,;:!?…*_]*)$/su;

function splitOuter(token: string): { core: string; after: string } {
  const [, before = "", core = "", after = ""] = OUTER.exec(token) ?? [];
  const isBareSign = core === "" && (token === "<" || token === ">");
  if (isBareSign) return { core: token, after: "" };
  const startsBound = before.endsWith("<") && /^\d/.test(core);
  return { core: startsBound ? `<${core}` : core, after };
}

/** What prices and speeds are counted by. */
const PERIOD = /^(?:month|year|day|week|hour|minute|second|night|person|capita|head|piece|unit)$/i;

const endsInNumber = (core: string): boolean => /\d$/.test(core) || MAGNITUDE_WORDS.has(core.toLowerCase());

interface Neighbours {
  previous: string;
  next: string;
  isShouting: boolean;
  pendingUnit: SpokenUnit | undefined;
}

function coreText(token: string, around: Neighbours): { say: string; pendingUnit?: SpokenUnit | undefined } {
  const { core, after } = splitOuter(token);
  const place: UnitPlace = endsInNumber(around.previous) ? "after" : "free";
  if (MAGNITUDE_WORDS.has(core.toLowerCase())) {
    return { say: [core.toLowerCase(), around.pendingUnit?.many ?? ""].join(" ").trim() };
  }
  if (/[\d]/.test(core)) {
    const known = core === "" ? undefined : unitOf(core, place);
    const spoken = known
      ? undefined
      : numberTokenText(core, {
          isFollowedByMagnitude: MAGNITUDE_WORDS.has(around.next.toLowerCase()),
          isFollowedByUnit: unitOf(around.next, "after") !== undefined,
        });
    if (spoken) return { say: spoken.say, pendingUnit: spoken.unitAfterMagnitude };
  }
  const unit = unitOf(core, place);
  if (unit) return { say: around.previous === "1" || around.previous === "per" ? unit.one : unit.many };
  const web = webText(core);
  if (web !== undefined) return { say: web };
  const isNumberSign = core === "No" && after.startsWith(".") && /^\d/.test(around.next);
  if (isNumberSign) return { say: "number" };
  const rate = /^(.+)\/(.+)$/u.exec(core);
  const per =
    rate?.[2] === undefined ? undefined : (unitOf(rate[2], "stuck")?.one ?? PERIOD.exec(rate[2])?.[0]);
  if (rate?.[1] !== undefined && per !== undefined) {
    return { say: `${coreText(rate[1], around).say} per ${per}` };
  }
  const joined = core.split(/[-–—/]+/u).filter((part) => part !== "");
  if (joined.length > 1) {
    const parts = joined.map((part) => coreText(part, { ...around, pendingUnit: undefined }).say);
    return { say: parts.filter(Boolean).join(" ") };
  }
  const short = abbreviationText(core, after.startsWith("."));
  return { say: short ?? looseText(core, around.isShouting) };
}

/**
 * A display sentence as words: `show` keeps every character of the text, `say` holds only letters, apostrophes and
 * spaces. Signs that are not spoken stick to the word before them. Text without a single letter or number has no words.
 */
export function sayText(text: string): NarrationWord[] {
  const tokens = text.split(/\s+/u).filter((token) => token !== "");
  const isShouting = tokens.length >= 3 && !/\p{Ll}/u.test(text);
  const words: NarrationWord[] = [];
  let unspoken = "";
  let pendingUnit: SpokenUnit | undefined;
  for (const [index, token] of tokens.entries()) {
    const previous = splitOuter(tokens[index - 1] ?? "").core;
    const next = splitOuter(tokens[index + 1] ?? "").core;
    const spoken = coreText(token, { previous, next, isShouting, pendingUnit });
    pendingUnit = spoken.pendingUnit;
    const last = words.at(-1);
    if (spoken.say !== "") {
      words.push({ show: unspoken + token, say: spoken.say });
      unspoken = "";
    } else if (last) words[words.length - 1] = { show: last.show + token, say: last.say };
    else unspoken += token;
  }
  return words;
}
