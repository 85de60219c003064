import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { AppError, systemErrorCode } from "../core/app-error.ts";
import { explainFileError } from "../core/file-errors.ts";

const LockHolder = z.object({ pid: z.number(), startedAtMs: z.number(), command: z.string() });
export type LockHolder = z.infer<typeof LockHolder>;

/** Proof that this process alone advances the jobs of a home. */
export interface RunLock {
  readonly homeFolder: string;
  release(): void;
}

/**
 * Takes the exclusive lock of a home. The system frees it when the process dies, however it dies. A second taker gets a
 * `busy` error that names the holder.
 */
export function takeRunLock(homeFolder: string, holder: LockHolder): RunLock {
  const file = join(homeFolder, "run.lock");
  const holderFile = join(homeFolder, "run.lock.json");
  try {
    mkdirSync(homeFolder, { recursive: true });
    const database = new Database(file, { timeout: 0 });
    try {
      database.exec("begin exclusive");
    } catch (error) {
      database.close();
      throw systemErrorCode(error)?.startsWith("SQLITE_BUSY") ? busy(homeFolder, holderFile) : error;
    }
    writeFileSync(holderFile, JSON.stringify(holder));
    return { homeFolder, release: () => database.close() };
  } catch (error) {
    throw explainFileError(error, file);
  }
}

function busy(homeFolder: string, holderFile: string): AppError {
  const holder = readHolder(holderFile);
  const who = holder
    ? `\`${holder.command}\` (process ${holder.pid}, since ${new Date(holder.startedAtMs).toISOString()})`
    : "another process";
  return new AppError({
    kind: "busy",
    code: "run-locked",
    message: `${who} is already working in ${homeFolder}.`,
    hint: "Wait for it to end, or give this one a home of its own with VIRAL_HOME.",
    details: holder ? { ...holder } : {},
  });
}

/** The file may be of an earlier holder, or half written: then nobody is named. */
function readHolder(file: string): LockHolder | undefined {
  try {
    return LockHolder.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
