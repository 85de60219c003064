/** Every piece but the last is a multiple of this: YouTube's resumable upload protocol. */
export const QUANTUM_BYTES = 256 * 1024;

/**
 * How many bytes may go out next without ending the upload; 0: only the last piece is left, which is the commit. That one
 * is never larger than a quantum, so that the commit is short.
 */
export function bytesBeforeLast(totalBytes: number, storedBytes: number, chunkBytes: number): number {
  const quanta = Math.floor((totalBytes - storedBytes - 1) / QUANTUM_BYTES);
  const most = Math.max(1, Math.floor(chunkBytes / QUANTUM_BYTES));
  return Math.max(0, Math.min(quanta, most)) * QUANTUM_BYTES;
}

/** `bytes 0-99/200`; with no byte the question how far it came. */
export function contentRange(startByte: number, byteCount: number, totalBytes: number): string {
  return byteCount === 0
    ? `bytes */${totalBytes}`
    : `bytes ${startByte}-${startByte + byteCount - 1}/${totalBytes}`;
}

/** What a 308 says that is stored: nothing when it has no `Range`. */
export function storedBytesIn(range: string | null, totalBytes: number): number {
  const last = /^bytes=0-(\d{1,15})$/.exec(range ?? "")?.[1];
  return last === undefined ? 0 : Math.min(Number(last) + 1, totalBytes);
}
