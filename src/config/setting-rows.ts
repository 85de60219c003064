import { z } from "zod";
import { nearestName } from "../core/nearest.ts";
import { PATH_SETTINGS, Settings, USER_ONLY } from "./settings-schema.ts";

/** One setting that can be given by itself. */
export interface SettingRow {
  /** `run.jobs`; `providers.<id>.baseUrl` for every vendor, `localVoices.<id>` for every model. */
  path: string;
  type: "string" | "number" | "integer" | "boolean" | "list";
  description: string;
  defaultValue: unknown;
  isUserOnly: boolean;
}

interface SchemaNode {
  type?: string;
  description?: string;
  default?: unknown;
  properties?: Record<string, SchemaNode>;
  additionalProperties?: SchemaNode | boolean;
}

const ANY_VENDOR = "<id>";

let knownRows: readonly SettingRow[] | undefined;

/** Every setting in the order of the schema. */
export function settingRows(): readonly SettingRow[] {
  knownRows ??= readSchema();
  return knownRows;
}

function readSchema(): SettingRow[] {
  const rows: SettingRow[] = [];
  const visit = (node: SchemaNode, path: string): void => {
    if (node.properties) {
      for (const [name, inner] of Object.entries(node.properties))
        visit(inner, path ? `${path}.${name}` : name);
    } else if (typeof node.additionalProperties === "object") {
      visit(node.additionalProperties, `${path}.${ANY_VENDOR}`);
    } else if (path !== "$schema") {
      rows.push({
        path,
        type: typeOf(node),
        description: node.description ?? "",
        defaultValue: node.default,
        isUserOnly: isUserOnly(path),
      });
    }
  };
  visit(z.toJSONSchema(Settings, { io: "input" }) as SchemaNode, "");
  return rows;
}

/** The row that speaks for a path: `providers.runway.baseUrl` has the row of every vendor. */
export function findSetting(rows: readonly SettingRow[], path: string): SettingRow | undefined {
  return rows.find((row) => patternOf(row.path, "([A-Za-z0-9-]+)").test(path));
}

export function isUserOnly(path: string): boolean {
  return USER_ONLY.some((pattern) => pattern.test(path));
}

export function isPathSetting(path: string): boolean {
  return PATH_SETTINGS.includes(path) || path.startsWith("localVoices.");
}

/** The one rule of names: `providers.runway.baseUrl` is `VIRAL_PROVIDERS_RUNWAY_BASE_URL`. */
export function environmentName(path: string): string {
  return `VIRAL_${path
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[.-]/g, "_")
    .toUpperCase()}`;
}

export interface EnvironmentSetting {
  path: string;
  value: unknown;
  /** Of the variable. */
  name: string;
}

/** Settings that the environment gives, as raw values by path. */
export function readEnvironment(env: NodeJS.ProcessEnv): EnvironmentSetting[] {
  const rows = settingRows();
  const fixed = rows.flatMap((row): EnvironmentSetting[] => {
    const name = environmentName(row.path);
    const text = row.path.includes(ANY_VENDOR) ? undefined : env[name];
    return text === undefined ? [] : [{ path: row.path, value: readSettingText(row, text), name }];
  });
  const named = rows
    .filter(({ path }) => path.includes(ANY_VENDOR))
    .map((row) => ({ row, rule: environmentName(row.path) }))
    // The longest name first: VERTEX_TOKEN_BASE_URL is vertex's tokenBaseUrl, no baseUrl of a vendor vertex-token.
    .toSorted((a, b) => b.rule.length - a.rule.length)
    .map(({ row, rule }) => ({ row, pattern: new RegExp(`^${rule.replace("<ID>", "([A-Z0-9_]+)")}$`) }));
  const ofVendors = Object.entries(env).flatMap(([name, text]): EnvironmentSetting[] => {
    const found = named.find(({ pattern }) => pattern.test(name));
    const vendor = found?.pattern.exec(name)?.[1]?.toLowerCase().replaceAll("_", "-");
    if (!found || vendor === undefined || text === undefined) return [];
    const { row } = found;
    return [{ path: row.path.replace(ANY_VENDOR, vendor), value: readSettingText(row, text), name }];
  });
  return [...fixed, ...ofVendors];
}

/** Text from a variable or the command line as the value its setting wants; what does not fit stays text and fails the schema. */
export function readSettingText(row: SettingRow, text: string): unknown {
  if (row.type === "list")
    return text
      .split(",")
      .map((item) => item.trim())
      .filter(Boolean);
  if (row.type === "boolean")
    return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : text;
  if (row.type === "integer" || row.type === "number") {
    const number = Number(text);
    return text.trim() === "" || Number.isNaN(number) ? text : number;
  }
  return text;
}

function typeOf(node: SchemaNode): SettingRow["type"] {
  if (node.type === "array") return "list";
  return node.type === "number" || node.type === "integer" || node.type === "boolean" ? node.type : "string";
}

function patternOf(path: string, vendor: string): RegExp {
  return new RegExp(`^${path.replaceAll(".", "\\.").replace(ANY_VENDOR, vendor)}$`);
}

/** The name that was meant, whatever its case. */
export function nearestSetting(wanted: string, known: readonly string[]): string | undefined {
  const nearest = nearestName(
    wanted,
    known.map((name) => name.toLowerCase()),
  );
  return known.find((name) => name.toLowerCase() === nearest);
}
