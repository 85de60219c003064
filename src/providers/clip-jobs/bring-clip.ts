import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../core/app-error.ts";
import type { ClipOrder, MadeClip } from "../contracts/clip-maker.ts";
import type { VendorLine } from "../contracts/vendor.ts";
import { sniffMedia } from "../http/sniff-media.ts";
import { judgePicture } from "../http/whole-picture.ts";
import type { ClipPlace } from "./job-news.ts";
import { isWholeMp4 } from "./whole-mp4.ts";

export interface ClipToBring {
  providerId: string;
  handle: string;
  order: Pick<ClipOrder, "part" | "makes" | "keep" | "workFolder">;
  line: Pick<VendorLine, "download">;
  signal: AbortSignal | undefined;
}

const TIMEOUT_MS = 300_000;
const BYTES_MAX = 400 * 1024 * 1024;

/** Brings a finished clip here and keeps it. Throws as a download does, also for what came whole but is not a whole clip. */
export async function bringClip(place: ClipPlace, clip: ClipToBring): Promise<MadeClip> {
  const { order, handle } = clip;
  const name = createHash("sha256").update(`${order.part} ${handle}`).digest("hex").slice(0, 32);
  const file = join(order.workFolder, name);
  try {
    const { mediaType, sha256 } = await bring(place, file, clip);
    const kept = await order.keep({ file }, mediaType);
    if (kept.sha256 !== sha256) throw broken(clip, "changed on its way to where it is kept");
    return { kind: order.makes, sha256, file: kept.file, mediaType };
  } finally {
    await rm(file, { force: true });
  }
}

async function bring(
  place: ClipPlace,
  file: string,
  clip: ClipToBring,
): Promise<{ sha256: string; mediaType: string }> {
  const { order, line, signal } = clip;
  if ("bytes" in place) return await unpack(place.bytes, file, clip);
  const headers = place.headers === undefined ? {} : { headers: place.headers };
  const limits = { maxBytes: BYTES_MAX, timeoutMs: TIMEOUT_MS, signal };
  const got = await line.download({ url: place.url, ...headers, file, expect: order.makes, ...limits });
  if (place.byteCount !== undefined && place.byteCount !== got.byteCount)
    throw broken(clip, `has ${got.byteCount} bytes where ${place.byteCount} were announced`);
  await checkWhole(file, got.mediaType, clip);
  return got;
}

async function unpack(
  bytes: Uint8Array,
  file: string,
  clip: ClipToBring,
): Promise<{ sha256: string; mediaType: string }> {
  const { kind, mediaType } = sniffMedia(bytes);
  if (kind !== clip.order.makes) throw broken(clip, `is ${mediaType} where ${clip.order.makes} was expected`);
  await writeFile(file, bytes);
  await checkWhole(file, mediaType, clip);
  return { sha256: createHash("sha256").update(bytes).digest("hex"), mediaType };
}

async function checkWhole(file: string, mediaType: string, clip: ClipToBring): Promise<void> {
  if (clip.order.makes === "image") {
    const { flaw } = judgePicture(await readFile(file));
    if (flaw !== undefined) throw broken(clip, `is no whole picture: ${flaw}`);
  }
  const isMp4 = mediaType === "video/mp4" || mediaType === "video/quicktime";
  if (isMp4 && !(await isWholeMp4(file))) throw broken(clip, "ends before its pictures do");
}

function broken({ providerId }: ClipToBring, what: string): AppError {
  return new AppError({
    kind: "transient",
    code: "download-truncated",
    message: `A clip of ${providerId} ${what}.`,
  });
}
