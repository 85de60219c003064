import type { Settings } from "./settings-schema.ts";

/** Where a value came from: `--jobs`, `VIRAL_RUN_JOBS`, `/home/me/viral.config.json:12`, `default`. */
export type Origin = string;

export interface LoadedConfig {
  settings: Settings;
  /** Origin by dotted path of each leaf: `run.jobs`. */
  origins: ReadonlyMap<string, Origin>;
  /** Files that were read, the strongest first. */
  files: readonly string[];
}

/** Settings from flags by dotted path, stronger than any file: `{ "run.jobs": { value: 2, flag: "--jobs" } }`. */
export type FlagSettings = Readonly<Record<string, { value: unknown; flag: string }>>;
