import { createHash } from "node:crypto";
import { copyFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { AppError } from "../../core/app-error.ts";
import type { MediaTools } from "../../media/find-media-tools.ts";
import { prepareStill } from "../../media/prepare-still.ts";
import { probeFile } from "../../media/probe-file.ts";
import { runTool } from "../../media/run-tool.ts";
import type { Beat } from "../../model/script.ts";
import type { Shot } from "../../model/shot.ts";
import type { ShotRequest, ShotSource } from "../contracts/shot-source.ts";
import { matchFiles } from "./match-files.ts";
import { type OwnFile, scanFolder } from "./scan-folder.ts";

/** Shorter clips are a flash, not a shot. */
const CLIP_MS_MIN = 200;

interface UsableFile extends OwnFile {
  /** As it is shown, upright. */
  width: number;
  height: number;
  /** 0 for images. */
  durationMs: number;
}

/**
 * The user's own pictures and clips as shots. Files that cannot be read are skipped with a warning; when none is left it
 * is a usage error. `folder` is absolute.
 */
export function createOwnFiles(folder: string, tools: () => Promise<MediaTools>): ShotSource {
  return {
    id: "own-files",
    estimateUsdMicros: () => 0,
    async provide(request: ShotRequest) {
      const { files, warnings } = scanFolder(folder);
      const usable: UsableFile[] = [];
      const reasons: string[] = [];
      for (const file of files) {
        try {
          const plain = await readable(file, request.workFolder);
          usable.push(await inspect(plain, await tools(), request.workFolder, request.signal));
        } catch (error) {
          if (!(error instanceof AppError) || error.kind !== "usage") throw error;
          reasons.push(`${file.name} is skipped: ${error.message}`);
        }
      }
      if (usable.length === 0) throw nothingUsable(folder, reasons);
      return { shots: shotsOf(usable, request), warnings: [...warnings, ...reasons] };
    },
  };
}

function nothingUsable(folder: string, reasons: readonly string[]): AppError {
  return new AppError({
    kind: "usage",
    code: "own-files-unusable",
    message: `no file in ${folder} can be used: ${reasons.join("; ")}`,
    hint: "open them in another program to see whether they are whole, or leave out --own",
  });
}

/** ffmpeg takes `%d`, `*` and brackets in a picture's name for a series of pictures: such files get a plain name. */
async function readable(file: OwnFile, workFolder: string): Promise<OwnFile> {
  if (file.kind === "clip" || !/[%*?[\]{}]/.test(file.name)) return file;
  const plainName = `own-${createHash("sha256").update(file.file).digest("hex").slice(0, 12)}${extname(file.name)}`;
  const copy = join(workFolder, plainName);
  await copyFile(file.file, copy);
  return { ...file, file: copy };
}

/** Probes a file and decodes its first frame: a header alone says nothing of the picture behind it. */
async function inspect(
  file: OwnFile,
  tools: MediaTools,
  workFolder: string,
  signal: AbortSignal,
): Promise<UsableFile> {
  const facts = await probeFile(tools, file.file, signal);
  const corrupt = (reason: string): AppError =>
    new AppError({ kind: "usage", code: "own-file-corrupt", message: reason });
  if (!facts.picture) throw corrupt("it has no picture");
  const decoded = await firstFrame(file, tools, signal);
  if (!decoded) throw corrupt("its picture is corrupt");
  if (file.kind === "clip" && facts.durationMs < CLIP_MS_MIN) throw corrupt("it is too short to be seen");
  const { width, height, rotation, pixelFormat } = facts.picture;
  if (file.kind === "image") {
    const still = await prepareStill(
      { file: file.file, width, height, pixelFormat },
      workFolder,
      tools,
      signal,
    );
    return { ...file, ...still, durationMs: 0 };
  }
  const shown = rotation % 180 === 0 ? { width, height } : { width: height, height: width };
  return { ...file, ...shown, durationMs: facts.durationMs };
}

async function firstFrame(file: OwnFile, tools: MediaTools, signal: AbortSignal): Promise<boolean> {
  const args = ["-v", "error", "-xerror", "-i", `file:${file.file}`, "-frames:v", "1", "-f", "null", "-"];
  try {
    const { stderr } = await runTool(tools.ffmpeg, args, signal);
    return file.kind === "clip" || stderr.trim() === "";
  } catch (error) {
    if (error instanceof AppError && error.code === "media-tool-failed") return false;
    throw error;
  }
}

function shotsOf(files: readonly UsableFile[], request: ShotRequest): Map<string, Shot> {
  const matched = matchFiles(files, request.beats);
  const playedMs = new Map<string, number>();
  const shots = new Map<string, Shot>();
  for (const beat of request.beats) {
    const file = matched.get(beat.id);
    if (file) shots.set(beat.id, shotOf(file, beat, request, playedMs));
  }
  return shots;
}

/** A clip that comes again goes on where it stopped, while enough of it is left. */
function shotOf(file: UsableFile, beat: Beat, request: ShotRequest, playedMs: Map<string, number>): Shot {
  const shared = {
    file: file.file,
    width: file.width,
    height: file.height,
    data: beat.data,
    provenance: { providerId: "own-files", kind: "own", isAiGenerated: false, note: file.name },
  } as const;
  if (file.kind === "image") return { kind: "image", ...shared };
  const neededMs = request.durationMsByBeat.get(beat.id) ?? beat.minDurationMs;
  const played = playedMs.get(file.file) ?? 0;
  const startMs = played + neededMs <= file.durationMs ? played : 0;
  playedMs.set(file.file, startMs + neededMs);
  return { kind: "clip", ...shared, startMs, durationMs: file.durationMs - startMs };
}
