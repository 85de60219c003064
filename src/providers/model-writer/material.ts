import { readSource } from "../../ideas/sources/read-source.ts";
import type { Brief } from "../../model/brief.ts";
import { fenced } from "../questions/fence.ts";

/** One line of what the user brought. */
export interface MaterialLine {
  /** 1-based, as the file counts. */
  number: number;
  text: string;
}

/** The user's own text as facts to draw from. */
export interface Material {
  /** Absolute path. */
  file: string;
  lines: readonly MaterialLine[];
}

const TEXT = { name: "text", flag: "--from", bytesMax: 2_000_000 };
/** More than a model needs for a minute of video, and little enough to pay for. */
const CHARACTERS_MAX = 60_000;

/** Lines with words in them; undefined without a text. Throws the usage errors of `readSource`. */
export function materialOf(brief: Pick<Brief, "textFile">): Material | undefined {
  if (brief.textFile === undefined) return undefined;
  const lines: MaterialLine[] = [];
  let characters = 0;
  for (const [index, text] of readSource(brief.textFile, TEXT).split("\n").entries()) {
    if (text.trim() === "") continue;
    characters += text.length;
    if (characters > CHARACTERS_MAX) break;
    lines.push({ number: index + 1, text: text.trim() });
  }
  return { file: brief.textFile, lines };
}

export function materialBlock(material: Material | undefined): string {
  if (!material) return "There is no material.";
  return fenced("material", material.lines.map(({ number, text }) => `${number}: ${text}`).join("\n"));
}
