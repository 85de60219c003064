import { readFileSync } from "node:fs";
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { z } from "zod";
import { AppError, systemErrorCode } from "../core/app-error.ts";
import { isUserOnly, nearestSetting, settingRows } from "./setting-rows.ts";
import { Settings } from "./settings-schema.ts";

export interface ConfigProblem {
  /** `/home/me/viral.config.json:12:3`, a variable, or a flag. */
  where: string;
  message: string;
}

export interface ConfigFile {
  file: string;
  /** Leaves by dotted path. */
  values: ReadonlyMap<string, { value: unknown; line: number }>;
  problems: readonly ConfigProblem[];
}

/** Reads one config file, JSON with comments; undefined when there is none. Finds every problem, throws for none of them. */
export function readConfigFile(file: string, trust: "user" | "project"): ConfigFile | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const where = (offset: number): string => {
    const before = text.slice(0, offset).split("\n");
    return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const problems: ConfigProblem[] = errors.map((error) => ({
    where: where(error.offset),
    message: `not JSON here (${printParseErrorCode(error.error)})`,
  }));
  const values = new Map<string, { value: unknown; line: number }>();
  if (!root) return { file, values, problems };

  const checked = Settings.safeParse(getNodeValue(root));
  for (const issue of checked.error?.issues ?? []) {
    for (const problem of describeIssue(issue, root)) {
      problems.push({ where: where(problem.offset), message: problem.message });
    }
  }
  for (const leaf of leavesOf(root, "")) {
    if (trust === "project" && isUserOnly(leaf.path)) {
      problems.push({
        where: where(leaf.offset),
        message: `${leaf.path} may only stand in your own settings, not in a project's file`,
      });
    }
    values.set(leaf.path, { value: leaf.value, line: text.slice(0, leaf.offset).split("\n").length });
  }
  return { file, values, problems: inFileOrder(problems) };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if (systemErrorCode(cause) === "ENOENT" || systemErrorCode(cause) === "ENOTDIR") return undefined;
    throw new AppError({
      kind: "config",
      code: "config-unreadable",
      message: `The settings in ${file} cannot be read (${systemErrorCode(cause) ?? "unknown error"}).`,
      hint: "Make the file readable, or set VIRAL_HOME to another folder.",
      cause,
    });
  }
}

function describeIssue(issue: z.core.$ZodIssue, root: Node): { offset: number; message: string }[] {
  const keys = issue.path.filter((key) => typeof key !== "symbol");
  const holder = findNodeAtLocation(root, keys) ?? root;
  const path = keys.join(".");
  if (issue.code !== "unrecognized_keys") {
    return [
      {
        offset: holder.offset,
        message: `${path || "the file"}: ${issue.message.replace(/^Invalid input: /, "")}`,
      },
    ];
  }
  const known = knownKeys(keys);
  return issue.keys.map((key) => {
    const nearest = nearestSetting(key, known);
    const name = path ? `${path}.${key}` : key;
    return {
      offset: findNodeAtLocation(root, [...keys, key])?.parent?.offset ?? holder.offset,
      message: `there is no setting ${name}${nearest ? `; did you mean ${nearest}?` : ""}`,
    };
  });
}

/** Names that may stand under a path. */
function knownKeys(path: readonly (string | number)[]): string[] {
  const prefix = path.map((key) => `${key}.`).join("");
  const rows = settingRows().filter((row) => row.path.startsWith(prefix));
  return [...new Set(rows.map((row) => row.path.slice(prefix.length).split(".")[0] ?? ""))];
}

function leavesOf(node: Node, path: string): { path: string; value: unknown; offset: number }[] {
  if (node.type !== "object") return [{ path, value: getNodeValue(node), offset: node.offset }];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (!key || !value) return [];
    const name = String(key.value);
    return leavesOf(value, path ? `${path}.${name}` : name);
  });
}

function inFileOrder(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const line = (problem: ConfigProblem): number => Number(problem.where.split(":").at(-2));
  return [...problems].sort((left, right) => line(left) - line(right));
}
