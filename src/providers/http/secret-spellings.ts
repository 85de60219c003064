const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "apos",
};

/**
 * Finds a text in every spelling that an answer may give it: as it is, for an address (twice over, too), in JSON (within
 * JSON, too), as entities of a page, and as base64 of whatever it stands within, each of those spelled in the others' ways.
 */
export function spellingsOf(secret: string): RegExp {
  const spelled = [secret, ...base64Cores(secret)].sort((a, b) => b.length - a.length);
  return new RegExp(spelled.map((text) => patternOf(text)).join("|"), "gu");
}

const patternOf = (text: string): string => Array.from(text, characterPattern).join("");

function characterPattern(character: string): string {
  // Nobody escapes letters and digits.
  if (/[A-Za-z0-9]/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const plain = String.raw`\u{${code.toString(16)}}`;
  const named = NAMED_ENTITIES[character];
  return `(?:${[
    String.raw`\\{0,8}${plain}`,
    inAddress(character),
    String.raw`\\{1,8}u${anyCase(code.toString(16).padStart(4, "0"))}`,
    `&(?:amp;)?#[xX]0{0,6}${anyCase(code.toString(16))};`,
    `&(?:amp;)?#0{0,6}${code};`,
    ...(named === undefined ? [] : [`&(?:amp;)?${named};`]),
  ].join("|")})`;
}

const inAddress = (character: string): string =>
  [...Buffer.from(character, "utf8")]
    .map((byte) => `%(?:25){0,3}${anyCase(byte.toString(16).padStart(2, "0"))}`)
    .join("");

const anyCase = (hex: string): string =>
  hex.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** The characters that the secret alone decides, when zero, one or two bytes stand before it, modulo three. */
function base64Cores(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, "utf8")]);
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor((bytes.byteLength * 8) / 6);
    return (["base64", "base64url"] as const).map((alphabet) => bytes.toString(alphabet).slice(from, to));
  });
}
