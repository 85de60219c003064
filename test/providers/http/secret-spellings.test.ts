import { expect, it } from "vitest";
import { spellingsOf } from "../../../src/providers/http/secret-spellings.ts";

const SECRET = `canary-5f/1e+77=a"b&c'd`;
const inAddress = encodeURIComponent(SECRET);
const inJson = JSON.stringify(SECRET).slice(1, -1);
const entities = (spell: (code: number) => string): string =>
  SECRET.replace(/[^A-Za-z0-9]/g, (character) => spell(character.charCodeAt(0)));
const hex = (code: number): string => code.toString(16);

it.each([
  ["as it is", SECRET],
  ["in an address", inAddress],
  ["in an address within an address", encodeURIComponent(inAddress)],
  ["in an address with small hex", inAddress.replace(/%../g, (byte) => byte.toLowerCase())],
  ["in JSON", inJson],
  ["in JSON within JSON", JSON.stringify(inJson).slice(1, -1)],
  ["in JSON that escapes slashes", inJson.replaceAll("/", String.raw`\/`)],
  ["in JSON that escapes by number", entities((code) => String.raw`\u00${hex(code)}`)],
  [
    "in JSON within JSON that escapes by number",
    entities((code) => String.raw`\\u00${hex(code).toUpperCase()}`),
  ],
  ["in a page, by number", entities((code) => `&#${code};`)],
  ["in a page, by hex", entities((code) => `&#x${hex(code)};`)],
  ["in a page, by hex with zeros", entities((code) => `&#X00${hex(code).toUpperCase()};`)],
  ["in a page, by name", SECRET.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&apos;")],
  ["in a page within a page", entities((code) => `&amp;#${code};`)],
])("finds a secret whole %s", (_title, spelled) => {
  expect(`<${spelled}>`.replace(spellingsOf(SECRET), "")).toBe("<>");
});

it.each(["", "x", "xy"])("finds what a secret decides of base64, after “%s”", (before) => {
  const text = Buffer.from(`${before}${SECRET}`).toString("base64");
  for (const spelled of [text, encodeURIComponent(text), text.replaceAll("/", "\\/")])
    expect(spelled.replace(spellingsOf(SECRET), "").length).toBeLessThan(12);
});

it("leaves what only begins like it alone", () => {
  const text = `${SECRET.slice(0, -1)} ${inAddress.slice(0, -1)} canary`;
  expect(text.replace(spellingsOf(SECRET), "")).toBe(text);
});

it("is not kept busy by texts made for that", () => {
  const started = performance.now();
  for (const filling of ["\\", "%25", "&amp;", "&#0", "canary-5f", "canary-5f\\\\"])
    filling.repeat(200_000).replace(spellingsOf(SECRET), "");
  expect(performance.now() - started).toBeLessThan(2_000);
});
