/**
 * How a file is cut. The last chunk is the commit point, so chunks are small: whatever is lost before it costs little to
 * send again, and the time in which nobody knows is short. 10,000,000 is the size of TikTok's own example, and within its
 * 5 to 64 MB whether it counts 10^6 or 2^20.
 */
const CHUNK_BYTES = 10_000_000;

export interface ChunkPlan {
  videoBytes: number;
  chunkBytes: number;
  chunkCount: number;
}

export interface Chunk {
  startByte: number;
  byteCount: number;
  /** The one whose last byte makes TikTok begin to post. */
  isLast: boolean;
}

/**
 * `total_chunk_count` is the size divided by `chunk_size`, rounded down; the last chunk takes what is left over, up to
 * 128 MB. A file of less than 5 MB goes whole, one of more than 64 MB in several chunks.
 * developers.tiktok.com, content-posting-api-media-transfer-guide, read 2026-11-22.
 */
export function planChunks(videoBytes: number): ChunkPlan {
  const chunkCount = Math.max(1, Math.floor(videoBytes / CHUNK_BYTES));
  return { videoBytes, chunkCount, chunkBytes: chunkCount === 1 ? videoBytes : CHUNK_BYTES };
}

/** What is sent next when `sentBytes` are there: to the end of the chunk that they end in. */
export function chunkAfter({ videoBytes, chunkBytes, chunkCount }: ChunkPlan, sentBytes: number): Chunk {
  const index = Math.min(Math.floor(sentBytes / chunkBytes), chunkCount - 1);
  const isLast = index === chunkCount - 1;
  const endByte = isLast ? videoBytes : (index + 1) * chunkBytes;
  return { startByte: sentBytes, byteCount: endByte - sentBytes, isLast };
}

export const lastChunkStart = ({ chunkBytes, chunkCount }: ChunkPlan): number =>
  (chunkCount - 1) * chunkBytes;

/** How many bytes TikTok says that it has: `bytes 0-9999999/30000000`, or `0-10000000`, as its guide has it, too. */
export function bytesIn(headers: Headers, { videoBytes, chunkBytes }: ChunkPlan): number | undefined {
  const [, end, total] =
    /^bytes 0-(\d{1,15})\/(\d{1,15})$/.exec(headers.get("content-range")?.trim() ?? "") ?? [];
  if (end === undefined || Number(total) !== videoBytes) return undefined;
  const told = Number(end);
  if (told > videoBytes) return undefined;
  // Nothing says whether the figure counts bytes or names the last one; at the end of a chunk it is plain.
  return (told + 1) % chunkBytes === 0 || told + 1 === videoBytes ? told + 1 : told;
}
