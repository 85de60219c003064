import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** What a model is told before every question of one kind. */
export interface Prompt {
  name: string;
  text: string;
  /** `concepts@3f9a1c20`: goes into the rows that it made, so that a change of wording can be seen in them. */
  version: string;
}

const HASH_LETTERS = 8;

export function readPrompt(name: string, file: string): Prompt {
  const text = readFileSync(file, "utf8").trim();
  const hash = createHash("sha256").update(text).digest("hex").slice(0, HASH_LETTERS);
  return { name, text, version: `${name}@${hash}` };
}
