/** A piece of the user's text as a person reads it, without markup. */
export interface Block {
  kind: "heading" | "paragraph";
  text: string;
  /** 1-based line of the file on which it begins. */
  line: number;
}

const HTML_TAG =
  /<\/?(?:a|b|i|u|s|p|em|strong|br|hr|div|span|img|code|pre|kbd|sup|sub|small|mark|details|summary|center|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote)(?:\s[^<>]*)?\/?>/gi;

/** Markup of one line goes, words stay. */
function plainLine(line: string): string {
  return line
    .replace(/<!--.*?-->/g, "")
    .replace(HTML_TAG, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, "$1")
    .replace(/\[\^[^\]]+\]/g, "")
    .replace(/(`+)(.+?)\1/g, "$2")
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu, "$1")
    .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, "$1")
    .replace(/~~(.+?)~~/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-.!~<>|])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

const SKIPPED = [/^\s*\|.*\|\s*$/, /^\s*(?:[-*_]\s*){3,}$/, /^\s*\[[^\]]+\]:\s/, /^\s*[=-]{2,}\s*$/];

/** Paragraphs and headings of a Markdown file; code, tables, link targets and front matter are left out. */
export function markdownBlocks(source: string): Block[] {
  const lines = source.split("\n");
  const blocks: Block[] = [];
  let open: Block | undefined;
  let fence: string | undefined;
  let start = 0;
  if (lines[0]?.trim() === "---") {
    const end = lines.indexOf("---", 1);
    if (end > 0) start = end + 1;
  }
  for (const [index, line] of lines.entries()) {
    if (index < start) continue;
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      open = undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const underline = /^\s*(?:=+|-{2,})\s*$/.test(line);
    if (underline && open) open.kind = "heading";
    const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line);
    const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line);
    const content = plainLine(heading?.[1] ?? item?.[1] ?? line.replace(/^\s*(?:>\s?)+/, ""));
    if (content === "" || SKIPPED.some((pattern) => pattern.test(line))) {
      open = undefined;
    } else if (heading || item || !open) {
      open = { kind: heading ? "heading" : "paragraph", text: content, line: index + 1 };
      blocks.push(open);
      if (heading) open = undefined;
    } else open.text += ` ${content}`;
  }
  return blocks;
}

/** Paragraphs of a plain text file, taken literally. A short first line before an empty one is its title. */
export function plainTextBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, line] of source.split("\n").entries()) {
    const text = line.replace(/\s+/gu, " ").trim();
    if (text === "") open = undefined;
    else if (open) open.text += ` ${text}`;
    else {
      open = { kind: "paragraph", text, line: index + 1 };
      blocks.push(open);
    }
  }
  const first = blocks[0];
  const isTitle =
    first && blocks.length > 1 && first.text.split(" ").length <= 10 && !/[.!?:,;]$/.test(first.text);
  if (isTitle) first.kind = "heading";
  return blocks;
}
