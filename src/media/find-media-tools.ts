import { accessSync, chmodSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { AppError } from "../core/app-error.ts";
import { missingCapabilities } from "./capabilities.ts";

/** The one ffmpeg and ffprobe of this process. */
export interface MediaTools {
  ffmpeg: string;
  ffprobe: string;
  origin: "setting" | "path" | "bundled";
}

export interface MediaSettings {
  ffmpeg?: string | undefined;
  ffprobe?: string | undefined;
}

/**
 * A setting wins; then a pair on the PATH that has what we need; then the pair that arrived with `npm ci`.
 * A setting that does not run is an error, never silently replaced.
 */
export async function findMediaTools(settings: MediaSettings, env: NodeJS.ProcessEnv): Promise<MediaTools> {
  if (settings.ffmpeg || settings.ffprobe) return await fromSettings(settings, env);
  const onPath = pairOnPath(env);
  if (onPath && (await missingCapabilities(onPath.ffmpeg)).length === 0) return { ...onPath, origin: "path" };
  const bundled = bundledPair();
  if (bundled) return { ...bundled, origin: "bundled" };
  throw new AppError({
    kind: "config",
    code: "ffmpeg-missing",
    message: "Neither a usable ffmpeg on the PATH nor the bundled one was found.",
    hint: "Reinstall (`npm ci`), install ffmpeg with your package manager, or set media.ffmpeg and media.ffprobe.",
  });
}

async function fromSettings(settings: MediaSettings, env: NodeJS.ProcessEnv): Promise<MediaTools> {
  const rest = pairOnPath(env) ?? bundledPair();
  const ffmpeg = settings.ffmpeg ?? rest?.ffmpeg;
  const ffprobe = settings.ffprobe ?? rest?.ffprobe;
  for (const [name, file] of [
    ["media.ffmpeg", ffmpeg],
    ["media.ffprobe", ffprobe],
  ] as const) {
    if (file && isExecutable(file)) continue;
    throw new AppError({
      kind: "config",
      code: "ffmpeg-not-executable",
      message: `${name} is ${file ?? "not set"}, which cannot be run.`,
      hint: `Set ${name} to the full path of a program, or remove the setting to use the bundled one.`,
    });
  }
  const missing = await missingCapabilities(ffmpeg ?? "");
  if (missing.length > 0) {
    throw new AppError({
      kind: "config",
      code: "ffmpeg-incapable",
      message: `${ffmpeg} lacks ${missing.join(", ")}.`,
      hint: "Use a build with libx264 and aac, or remove media.ffmpeg to use the bundled one.",
    });
  }
  return { ffmpeg: ffmpeg ?? "", ffprobe: ffprobe ?? "", origin: "setting" };
}

function pairOnPath(env: NodeJS.ProcessEnv): { ffmpeg: string; ffprobe: string } | undefined {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter(Boolean);
  const find = (name: string) => folders.map((folder) => join(folder, name + suffix)).find(isExecutable);
  const ffmpeg = find("ffmpeg");
  const ffprobe = find("ffprobe");
  return ffmpeg && ffprobe ? { ffmpeg, ffprobe } : undefined;
}

function bundledPair(): { ffmpeg: string; ffprobe: string } | undefined {
  const require = createRequire(import.meta.url);
  try {
    const { path: ffmpeg } = require("@ffmpeg-installer/ffmpeg") as { path: string };
    const { path: ffprobe } = require("@ffprobe-installer/ffprobe") as { path: string };
    for (const file of [ffmpeg, ffprobe]) if (!isExecutable(file)) chmodSync(file, 0o755);
    return { ffmpeg, ffprobe };
  } catch (error) {
    // These packages throw while loading on platforms they have no binary for: the caller says what to do then.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
