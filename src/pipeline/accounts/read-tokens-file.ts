import type { z } from "zod";
import { readJson } from "../../core/json.ts";
import { nearestName } from "../../core/nearest.ts";
import { ImportedAccount } from "../../model/imported-account.ts";

export interface TokensEntry {
  /** Its place in the file, from 1. */
  entry: number;
  account: ImportedAccount;
}

/** `entry` 0: of the whole file. Never quotes what stands in it: it may be a secret in the wrong place. */
export interface TokensProblem {
  entry: number;
  message: string;
}

/** Reads one account or a list of them, JSON. Finds every problem, throws for none. */
export function readTokensFile(text: string): { entries: TokensEntry[]; problems: TokensProblem[] } {
  const json = parsed(text);
  if (json === undefined) return { entries: [], problems: [{ entry: 0, message: notJson(text) }] };
  const list: readonly unknown[] = Array.isArray(json) ? json : [json];
  if (list.length === 0) return { entries: [], problems: [{ entry: 0, message: "the list is empty" }] };
  const entries: TokensEntry[] = [];
  const problems: TokensProblem[] = [];
  for (const [index, one] of list.entries()) {
    const entry = index + 1;
    const read = ImportedAccount.safeParse(one);
    if (read.success) entries.push({ entry, account: read.data });
    else problems.push(...read.error.issues.map((issue) => ({ entry, message: wordsOf(issue) })));
  }
  return { entries, problems };
}

/** What a parser says would quote the text. */
const parsed = (text: string): unknown => readJson(text.replace(/^\uFEFF/u, ""));

const notJson = (text: string): string =>
  text.trim() === ""
    ? "there is nothing in it"
    : "it is not JSON: one account in braces, or a list of them in brackets";

const FIELDS = Object.keys(ImportedAccount.shape);
/** A longer name, or one with digits, may be a token that lost its place. */
const PLAIN_NAME = /^[A-Za-z_]{1,20}$/;

function wordsOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys")
    return `${path === "" ? "" : `${path}: `}${issue.message.replace(/^Invalid input: /, "")}`;
  return issue.keys
    .map((key) => {
      const nearest = nearestName(key, FIELDS);
      const named = PLAIN_NAME.test(key) ? `there is no field ${key}` : "a field with an odd name";
      return `${named}${nearest ? `; did you mean ${nearest}?` : ""}`;
    })
    .join("; ");
}
