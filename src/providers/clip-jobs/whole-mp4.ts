import { type FileHandle, open } from "node:fs/promises";

const HEADER_BYTES = 16;

/** Whether every box that an MP4 announces is there to its end, the index among them: a stream may end early and politely. */
export async function isWholeMp4(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    let hasIndex = false;
    for (let at = 0; at < size; ) {
      const box = await readBox(handle, at, size);
      if (box === undefined || at + box.size > size) return false;
      hasIndex ||= box.type === "moov";
      at += box.size;
    }
    return hasIndex;
  } finally {
    await handle.close();
  }
}

async function readBox(
  handle: FileHandle,
  at: number,
  fileSize: number,
): Promise<{ type: string; size: number } | undefined> {
  const header = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await handle.read(header, 0, HEADER_BYTES, at);
  if (bytesRead < 8) return undefined;
  const type = header.toString("latin1", 4, 8);
  const size = header.readUInt32BE(0);
  // 0: to the end of the file. 1: the size is in the next eight bytes.
  if (size === 0) return { type, size: fileSize - at };
  if (size > 1) return size < 8 ? undefined : { type, size };
  const long = bytesRead < HEADER_BYTES ? 0 : Number(header.readBigUInt64BE(8));
  return long < HEADER_BYTES ? undefined : { type, size: long };
}
