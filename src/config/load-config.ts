import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { AppError } from "../core/app-error.ts";
import type { FlagSettings, LoadedConfig, Origin } from "./config-types.ts";
import { type ConfigProblem, readConfigFile } from "./read-config-file.ts";
import { environmentName, isPathSetting, readEnvironment, settingRows } from "./setting-rows.ts";
import { Settings } from "./settings-schema.ts";

export const CONFIG_FILE_NAME = "viral.config.json";

interface Layered {
  value: unknown;
  origin: Origin;
}

/**
 * Flag, then `VIRAL_*`, then the project's file (found upward from `cwd`), then the user's own file, then defaults.
 * Throws `config-invalid` with every problem at once. Paths in the answer are absolute.
 */
export function loadConfig(options: {
  cwd: string;
  env: NodeJS.ProcessEnv;
  userFile: string;
  flagSettings: FlagSettings;
}): LoadedConfig {
  const { cwd, env, userFile, flagSettings } = options;
  const projectFile = findUpward(cwd);
  const files = [
    readConfigFile(userFile, "user"),
    projectFile && projectFile !== userFile ? readConfigFile(projectFile, "project") : undefined,
  ].filter((file) => file !== undefined);
  const problems: ConfigProblem[] = files.flatMap((file) => file.problems);

  const layered = new Map<string, Layered>();
  const put = (path: string, value: unknown, origin: Origin, folder: string): void => {
    const isPath = isPathSetting(path) && typeof value === "string";
    layered.set(path, { value: isPath ? resolve(folder, value) : value, origin });
  };
  for (const row of settingRows()) {
    if (row.defaultValue !== undefined) put(row.path, row.defaultValue, "default", cwd);
  }
  for (const file of files) {
    for (const [path, leaf] of file.values) {
      if (path !== "$schema") put(path, leaf.value, `${file.file}:${leaf.line}`, dirname(file.file));
    }
  }
  if (problems.length > 0) throw invalidConfig(problems);

  const given = readEnvironment(env);
  const strays = strayVariables(env, new Set(given.map(({ name }) => name)));
  if (strays.length > 0) throw invalidConfig(strays);
  for (const { path, value, name } of given) put(path, value, name, cwd);
  for (const [path, { value, flag }] of Object.entries(flagSettings)) put(path, value, flag, cwd);

  const checked = Settings.safeParse(nest(layered));
  if (!checked.success) {
    const wrong = checked.error.issues.map((issue) => {
      const path = issue.path.join(".");
      const reason = issue.message.replace(/^Invalid input: /, "");
      return { where: originOf(layered, path), message: `${path}: ${reason}`, reason };
    });
    const flag = wrong.find(({ where }) => where.startsWith("--"));
    throw flag ? flagInvalid(flag.where, flag.reason) : invalidConfig(wrong);
  }
  return {
    settings: checked.data,
    origins: new Map([...layered].map(([path, { origin }]) => [path, origin])),
    files: files.map((file) => file.file).reverse(),
  };
}

const VENDOR_VARIABLE = environmentName("providers.");

/** A misspelt address would go unheard, and the vendor's own be asked with the key. */
function strayVariables(env: NodeJS.ProcessEnv, known: ReadonlySet<string>): ConfigProblem[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(VENDOR_VARIABLE) && !known.has(name))
    .map((name) => ({ where: name, message: "no setting of any vendor is called so" }));
}

function flagInvalid(flag: string, reason: string): AppError {
  return new AppError({
    kind: "usage",
    code: "flag-invalid",
    message: `${flag} does not fit: ${reason}.`,
    hint: "The command's --help says what it takes.",
  });
}

/** Every problem in one error, one line each. */
export function invalidConfig(problems: readonly ConfigProblem[]): AppError {
  const lines = problems.map((problem) => `  ${problem.where}  ${problem.message}`);
  return new AppError({
    kind: "config",
    code: "config-invalid",
    message: `${problems.length === 1 ? "One setting is" : `${problems.length} settings are`} wrong:\n${lines.join("\n")}`,
    hint: "Mend what is listed; docs/configuration.md has every setting.",
    details: { problems },
  });
}

function findUpward(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = join(folder, CONFIG_FILE_NAME);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return undefined;
  }
}

function originOf(layered: ReadonlyMap<string, Layered>, path: string): Origin {
  const owner = [...layered].find(([name]) => path === name || path.startsWith(`${name}.`));
  return owner?.[1].origin ?? path;
}

/** `{ "run.jobs": 2 }` as `{ run: { jobs: 2 } }`. */
function nest(layered: ReadonlyMap<string, Layered>): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null);
  for (const [path, { value }] of layered) {
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    let holder = root;
    for (const key of keys) {
      const inner = (holder[key] ?? Object.create(null)) as Record<string, unknown>;
      holder[key] = inner;
      holder = inner;
    }
    holder[last] = value;
  }
  return { ...root };
}
