import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { systemErrorCode } from "../core/app-error.ts";
import { explainFileError } from "../core/explain-file-error.ts";

export interface NamedLock {
  release(): void;
}

/**
 * Tries once to be the only process of this home that holds `name`; undefined: another one does. The system frees it when
 * the process dies, however it dies.
 */
export function tryNamedLock(homeFolder: string, name: string): NamedLock | undefined {
  const folder = join(homeFolder, "locks");
  const file = join(folder, `${name}.lock`);
  try {
    mkdirSync(folder, { recursive: true });
    const database = new Database(file, { timeout: 0 });
    try {
      database.exec("begin exclusive");
      return { release: () => database.close() };
    } catch (error) {
      database.close();
      if (systemErrorCode(error)?.startsWith("SQLITE_BUSY")) return undefined;
      throw error;
    }
  } catch (error) {
    throw explainFileError(error, file);
  }
}
