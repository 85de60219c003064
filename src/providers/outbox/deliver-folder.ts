import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError, systemErrorCode } from "../../core/app-error.ts";
import { PostDocument } from "../../model/post.ts";
import { copyDurably, syncFolder, writeDurably } from "./durable-files.ts";
import { folderName } from "./folder-name.ts";

/** What a delivered folder holds besides `post.json`; `video.mp4` must be there, the others when they are. */
export const DELIVERED_FILES = [
  "video.mp4",
  "cover.png",
  "cover.jpg",
  "captions.srt",
  "captions.vtt",
  "script.json",
  "checks.json",
  "credentials.json",
];

export interface DeliveryRequest {
  /** Absolute folder with the finished files. */
  folder: string;
  /** Absolute folder above all deliveries. */
  outFolder: string;
  /** Names the folder. */
  title: string;
  post: PostDocument;
  effectKey: string;
  deliveredAt: string;
}

/**
 * Makes the folder of one video appear whole, or not at all: staged beside its place, on the same device, synced, renamed.
 * The same effect finds its own folder again; a folder of anything else is never touched.
 */
export async function deliverFolder(request: DeliveryRequest): Promise<string> {
  await mkdir(request.outFolder, { recursive: true });
  const name = folderName(request.title, request.post.videoId);
  // Named by its effect, so that a later attempt clears what a killed one left.
  const staged = join(request.outFolder, `.${name}-${hashOf(request.effectKey)}.part`);
  await rm(staged, { recursive: true, force: true });
  try {
    await mkdir(staged);
    for (const file of DELIVERED_FILES) await copyIfThere(request.folder, staged, file);
    const { effectKey, deliveredAt } = request;
    const { mtimeMs } = await stat(join(staged, "video.mp4"));
    const delivery = { effectKey, deliveredAt, fileMtimeMs: Math.floor(mtimeMs) };
    const post: PostDocument = { ...request.post, delivery };
    await writeDurably(join(staged, "post.json"), `${JSON.stringify(post, null, 2)}\n`);
    await syncFolder(staged);
    return await giveName(staged, request, name);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

async function copyIfThere(from: string, to: string, file: string): Promise<void> {
  try {
    await copyDurably(join(from, file), join(to, file));
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw error;
    if (file !== "video.mp4") return;
    throw new AppError({
      kind: "bug",
      code: "video-missing",
      message: `There is no finished video at ${join(from, file)}.`,
      cause: error,
    });
  }
}

const NAMES_TRIED = 50;

async function giveName(staged: string, request: DeliveryRequest, name: string): Promise<string> {
  for (let number = 1; number <= NAMES_TRIED; number += 1) {
    const target = join(request.outFolder, number === 1 ? name : `${name}-${number}`);
    if ((await effectKeyOf(target)) === request.effectKey) return target;
    try {
      await rename(staged, target);
    } catch (error) {
      if (await isTaken(target, error)) continue;
      throw error;
    }
    await syncFolder(request.outFolder);
    return target;
  }
  throw new AppError({
    kind: "config",
    code: "folder-name-taken",
    message: `${NAMES_TRIED} folders named ${name} are in ${request.outFolder} already.`,
    hint: "Choose another folder with --out, then `viral resume`.",
  });
}

/** A rename replaces an empty folder at most, never one with files in it; Windows says EPERM for both. */
async function isTaken(target: string, error: unknown): Promise<boolean> {
  const code = systemErrorCode(error) ?? "";
  if (["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(code)) return true;
  if (code !== "EPERM") return false;
  const there = await stat(target).catch(() => undefined);
  return there !== undefined;
}

/** Which effect made a folder; undefined when it is none of ours, or not there. */
export async function effectKeyOf(folder: string): Promise<string | undefined> {
  return (await readPost(folder))?.delivery?.effectKey;
}

export async function readPost(folder: string): Promise<PostDocument | undefined> {
  try {
    const parsed = PostDocument.safeParse(JSON.parse(await readFile(join(folder, "post.json"), "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    const code = systemErrorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
