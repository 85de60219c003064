import { statSync } from "node:fs";
import { GlobalFonts, loadImage } from "@napi-rs/canvas";
import { AppError } from "../core/app-error.ts";
import type { MediaTools } from "../media/find-media-tools.ts";
import { probeFile } from "../media/probe-file.ts";
import type { Brand } from "../model/brief.ts";

export interface BrandProblem {
  /** The setting: `brand.logo`. */
  path: string;
  message: string;
}

const MUSIC_MS_MIN = 1000;

/** Every file of a brand that is missing or cannot be used, found before anything is made. */
export async function brandProblems(brand: Brand, tools: () => Promise<MediaTools>): Promise<BrandProblem[]> {
  const answers = await Promise.all([
    problem("brand.logo", brand.logo, logoProblem),
    problem("brand.music", brand.music, async (file) => await musicProblem(file, await tools())),
    problem("brand.fonts.display", brand.fonts?.display, fontProblem),
    problem("brand.fonts.body", brand.fonts?.body, fontProblem),
  ]);
  return answers.flat();
}

async function problem(
  path: string,
  file: string | undefined,
  look: (file: string) => Promise<string | undefined> | string | undefined,
): Promise<BrandProblem[]> {
  if (file === undefined) return [];
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  const message = isFile ? await look(file) : `there is no file ${file}`;
  return message === undefined ? [] : [{ path, message }];
}

async function logoProblem(file: string): Promise<string | undefined> {
  try {
    const { width, height } = await loadImage(file);
    return width > 0 && height > 0 ? undefined : `${file} has no size: give its SVG a width and a height`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${file} is no picture that can be drawn (${reason}); use .png, .jpg or .svg`;
  }
}

async function musicProblem(file: string, tools: MediaTools): Promise<string | undefined> {
  try {
    const { sound, durationMs } = await probeFile(tools, file);
    if (!sound) return `${file} has no sound; use .mp3, .m4a, .wav or .ogg`;
    return durationMs < MUSIC_MS_MIN ? `${file} is shorter than a second` : undefined;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "usage") throw error;
    return `${file} is no sound that can be played; use .mp3, .m4a, .wav or .ogg`;
  }
}

function fontProblem(file: string): string | undefined {
  return GlobalFonts.registerFromPath(file, `viral brand ${file.replaceAll('"', "")}`)
    ? undefined
    : `${file} is no font that can be used; use .ttf, .otf or .woff2`;
}
