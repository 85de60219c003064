import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import { AppError, systemErrorCode } from "../core/app-error.ts";
import { invalidConfig } from "./load-config.ts";
import { readConfigFile } from "./read-config-file.ts";
import { findSetting, nearestSetting, readSettingText, settingRows } from "./setting-rows.ts";
import { Settings } from "./settings-schema.ts";

const FORMATTING = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/**
 * Writes settings given as text into the user's own file; comments and layout stay. Nothing is written when one is
 * wrong. An empty text removes the setting.
 */
export function editConfig(
  file: string,
  changes: readonly { path: string; text: string }[],
): { path: string; value: string | number | boolean | string[] | null }[] {
  const before = readConfigFile(file, "user");
  if (before && before.problems.length > 0) throw invalidConfig(before.problems);
  let content = before ? readFileSync(file, "utf8") : "{}\n";
  const written = changes.map(({ path, text }) => {
    const value = text === "" ? undefined : checkedValue(path, text);
    content = applyEdits(content, modify(content, path.split("."), value, FORMATTING));
    return { path, value: value ?? null };
  });
  save(file, content.endsWith("\n") ? content : `${content}\n`);
  return written;
}

function checkedValue(path: string, text: string): string | number | boolean | string[] {
  const rows = settingRows();
  const row = findSetting(rows, path);
  if (!row) {
    const nearest = nearestSetting(
      path,
      rows.map((known) => known.path),
    );
    throw new AppError({
      kind: "usage",
      code: "setting-unknown",
      message: `There is no setting "${path}".`,
      hint: nearest ? `Did you mean ${nearest}?` : "`viral config show` lists them.",
    });
  }
  const value = readSettingText(row, text) as string | number | boolean | string[];
  const nested = path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const checked = Settings.safeParse(nested);
  if (checked.success) return value;
  const issues = checked.error.issues.map((issue) => issue.message.replace(/^Invalid input: /, ""));
  throw new AppError({
    kind: "usage",
    code: "setting-invalid",
    message: `${path} cannot be "${text}": ${issues.join("; ")}.`,
    hint: row.description,
  });
}

function save(file: string, content: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.part`, content, { mode: 0o600 });
    renameSync(`${file}.part`, file);
  } catch (cause) {
    throw new AppError({
      kind: "config",
      code: "config-unwritable",
      message: `The settings cannot be written to ${file} (${systemErrorCode(cause) ?? "unknown error"}).`,
      hint: "Make the folder writable, or set VIRAL_HOME to another one.",
      cause,
    });
  }
}
