import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { systemErrorCode } from "../../core/app-error.ts";
import { explainFileError } from "../../core/explain-file-error.ts";
import type { VideoServices } from "../video-services.ts";

/** Looks for what would stop a run at its end before it begins. Makes nothing. Throws config errors. */
export async function preflight(services: Pick<VideoServices, "tools">, outFolder: string): Promise<void> {
  await services.tools();
  try {
    await access(await nearestThere(outFolder), constants.W_OK);
  } catch (error) {
    throw explainFileError(error, outFolder);
  }
}

/** The folder itself, or the one above it in which it would be made. */
async function nearestThere(path: string): Promise<string> {
  try {
    if ((await stat(path)).isDirectory()) return path;
    throw Object.assign(new Error(`${path} is a file`), { code: "ENOTDIR" });
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT" || path === dirname(path)) throw error;
    return await nearestThere(dirname(path));
  }
}
