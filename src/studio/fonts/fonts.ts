import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";
import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { Brand } from "../../model/brief.ts";
import type { Theme } from "../../model/theme.ts";
import { undrawableScript } from "../../model/writing-script.ts";
import { EMOJI, FALLBACK_FAMILY, FONT_FAMILIES, type FontFamily } from "./font-families.ts";

export type FontRole = "display" | "body";

/** The families of one video, registered with the canvas. */
export interface Fonts {
  /** A value for `canvas.font`: size in pixels and every family that may be needed. */
  css(role: FontRole, sizePx: number): string;
  /** Identifies the families, for sprite keys. */
  id: string;
}

const EMOJI_CHARACTER = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20E3/u;
/** Spaces, joiners, direction marks and variation selectors: they change others and are not drawn. */
const INVISIBLE = /\s|\p{Cf}|\p{Variation_Selector}/u;
const require = createRequire(import.meta.url);
const registered = new Set<string>();

/**
 * Registers what a theme needs for these texts. Throws a usage error that names the characters and their script when no
 * bundled font has them: better no video than one with boxes.
 */
export function openFonts(theme: Theme, brand: Brand, texts: readonly string[]): Fonts {
  refuseMissingGlyphs(texts);
  const needsEmoji = texts.some((text) => EMOJI_CHARACTER.test(text));
  const stacks: Record<FontRole, string> = {
    display: stackOf(brand.fonts?.display, theme.fonts.display.family, needsEmoji),
    body: stackOf(brand.fonts?.body, theme.fonts.body.family, needsEmoji),
  };
  return { css: (role, sizePx) => `${sizePx}px ${stacks[role]}`, id: `${stacks.display}|${stacks.body}` };
}

/** Throws a usage error that names the characters and their script when no bundled font has them. */
export function refuseMissingGlyphs(texts: readonly string[]): void {
  const missing = missingGlyphs(texts.join(" "));
  if (missing.length > 0) throw scriptMissing(missing);
}

/** Characters that no bundled font can draw, each once. */
export function missingGlyphs(text: string): string[] {
  const ranges = coverage();
  const missing = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (INVISIBLE.test(character) || EMOJI_CHARACTER.test(character)) continue;
    if (!ranges.some(([first, last]) => code >= first && code <= last)) missing.add(character);
  }
  return [...missing];
}

function stackOf(brandFile: string | undefined, family: string, needsEmoji: boolean): string {
  const names = brandFile ? [registerBrandFont(brandFile)] : [];
  names.push(...registerFamily(familyNamed(family)), ...registerFamily(familyNamed(FALLBACK_FAMILY)));
  if (needsEmoji) names.push(register(EMOJI.packageName, EMOJI.subset, EMOJI.weight));
  return [...new Set(names)].map((name) => `"${name}"`).join(", ");
}

function familyNamed(family: string): FontFamily {
  const found = FONT_FAMILIES.find((one) => one.family === family);
  if (found) return found;
  throw new AppError({
    kind: "config",
    code: "font-unknown",
    message: `There is no bundled font family "${family}".`,
    hint: `Bundled: ${FONT_FAMILIES.map((one) => one.family).join(", ")}; or name a font file in brand.fonts.`,
  });
}

function registerFamily(family: FontFamily): string[] {
  return family.subsets.map((subset) => register(family.packageName, subset, family.weight));
}

function register(packageName: string, subset: string, weight: number): string {
  const name = `viral ${packageName} ${subset} ${weight}`;
  if (registered.has(name)) return name;
  const file = require.resolve(
    `@fontsource/${packageName}/files/${packageName}-${subset}-${weight}-normal.woff2`,
  );
  if (!GlobalFonts.registerFromPath(file, name)) throw new Error(`the font ${file} could not be loaded`);
  registered.add(name);
  return name;
}

function registerBrandFont(file: string): string {
  const name = `viral brand ${file.replaceAll('"', "")}`;
  if (registered.has(name)) return name;
  if (!GlobalFonts.registerFromPath(file, name)) {
    throw new AppError({
      kind: "config",
      code: "font-unreadable",
      message: `The brand's font ${file} is missing or no font.`,
      hint: "Set brand.fonts to a .ttf, .otf or .woff2 file.",
    });
  }
  registered.add(name);
  return name;
}

const UnicodeRanges = z.record(z.string(), z.string());
let covered: [number, number][] | undefined;

/** What the fallback family covers: a glyph of any theme's family is among these too. */
function coverage(): [number, number][] {
  if (covered) return covered;
  const { packageName, subsets } = familyNamed(FALLBACK_FAMILY);
  const file = require.resolve(`@fontsource/${packageName}/unicode.json`);
  const ranges = UnicodeRanges.parse(JSON.parse(readFileSync(file, "utf8")));
  covered = subsets.flatMap((subset) => (ranges[subset] ?? "").split(",").map(parseRange));
  return covered;
}

function parseRange(range: string): [number, number] {
  const [first = "0", last = first] = range.trim().replace("U+", "").split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function scriptMissing(characters: readonly string[]): AppError {
  const script = undrawableScript(characters.join(""));
  const sample = characters.slice(0, 8).join(" ");
  return new AppError({
    kind: "usage",
    code: "glyphs-missing",
    message: `No bundled font can draw ${script ? `${script} text` : "these characters"}: ${sample}`,
    hint: "Bundled fonts cover Latin, Greek, Cyrillic and emoji. Remove these characters, or write them in Latin letters.",
  });
}
