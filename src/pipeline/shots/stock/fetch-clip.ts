import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { MediaTools } from "../../../media/find-media-tools.ts";
import type { MediaFacts } from "../../../media/probe-file.ts";
import type { KeepFile } from "../../../providers/contracts/keep-file.ts";
import type { StockLibrary } from "../../../providers/contracts/stock-library.ts";
import { recordBlob } from "../../../store/repositories/blobs.ts";
import { readCache, writeCache } from "../../../store/repositories/vendor-cache.ts";
import type { VideoServices } from "../../video-services.ts";
import { judgeClip } from "../ai/judge-clip.ts";
import { type RankedClip, WIDTH_MIN } from "./rank-clips.ts";
import { isFaultOfLibrary, type StockDesk } from "./stock-desk.ts";

export interface FetchTools {
  services: Pick<VideoServices, "store" | "blobs" | "clock">;
  desk: StockDesk;
  keep: KeepFile;
  jobId: string;
  media: MediaTools;
  workFolder: string;
  signal: AbortSignal;
}

export interface FetchedClip {
  file: string;
  facts: MediaFacts;
  fetchedAtMs: number;
}

/** Brings a clip, from the blobs where it is there already, and looks at what would be played; a text says why it is of no use. */
export async function fetchClip(
  library: StockLibrary,
  ranked: RankedClip,
  durationMs: number,
  tools: FetchTools,
): Promise<FetchedClip | string> {
  const brought = (await keptClip(library, ranked, tools)) ?? (await bring(library, ranked, tools));
  if (typeof brought === "string") return brought;
  const { media, workFolder, signal } = tools;
  const { facts, fault } = await judgeClip(
    { file: brought.file, durationMs, startMs: ranked.startMs, workFolder, signal },
    media,
  );
  if (fault !== undefined || !facts?.picture) return fault ?? "it cannot be read as a clip";
  const { width, height } = facts.picture;
  return width < WIDTH_MIN
    ? `it is ${width} × ${height}, which is smaller than it was said to be`
    : { ...brought, facts };
}

const Kept = z.object({
  sha256: z.string(),
  sizeBytes: z.number(),
  mediaType: z.string(),
  fetchedAtMs: z.number(),
});
type Kept = z.infer<typeof Kept>;

/** The blob goes when no video needs it any more; what is remembered of it does no harm for a month. */
const REMEMBERED_MS = 30 * 86_400_000;

const keyOf = ({ clip, file }: RankedClip): string => `file:${clip.id}:${file.width}x${file.height}`;

async function keptClip(
  { id }: StockLibrary,
  ranked: RankedClip,
  { services: { store, blobs, clock }, jobId }: FetchTools,
): Promise<Omit<FetchedClip, "facts"> | undefined> {
  const nowMs = clock.nowMs();
  const kept = Kept.safeParse(await readCache(store, { providerId: id, key: keyOf(ranked) }, nowMs));
  if (!kept.success) return undefined;
  const { fetchedAtMs, ...blob } = kept.data;
  // Said before it is looked for: nobody takes away what a job says it needs.
  await recordBlob(store, blob, jobId, nowMs);
  return (await blobs.has(blob.sha256)) ? { file: blobs.pathOf(blob.sha256), fetchedAtMs } : undefined;
}

async function bring(
  library: StockLibrary,
  ranked: RankedClip,
  tools: FetchTools,
): Promise<Omit<FetchedClip, "facts"> | string> {
  const { services, desk, keep, workFolder, signal } = tools;
  const key = keyOf(ranked);
  const target = join(
    workFolder,
    createHash("sha256").update(`${library.id} ${key}`).digest("hex").slice(0, 32),
  );
  try {
    const { mediaType, byteCount: sizeBytes } = await library.bring(ranked.file, target, signal);
    const { sha256, file } = await keep({ file: target }, mediaType);
    const fetchedAtMs = services.clock.nowMs();
    const value: Kept = { sha256, sizeBytes, mediaType, fetchedAtMs };
    const entry = { providerId: library.id, key, value, expiresAtMs: fetchedAtMs + REMEMBERED_MS };
    await writeCache(services.store, entry, fetchedAtMs);
    return { file, fetchedAtMs };
  } catch (error) {
    if (!isFaultOfLibrary(error)) throw error;
    desk.noteLostFile(library);
    return error.message;
  } finally {
    await rm(target, { force: true });
  }
}
