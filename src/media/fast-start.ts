import { open } from "node:fs/promises";

const ATOM_HEADER_BYTES = 16;

/** True when an MP4's index stands before its data, so that players start before the download ends. */
export async function isFastStart(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { size: fileBytes } = await handle.stat();
    const header = Buffer.alloc(ATOM_HEADER_BYTES);
    let offset = 0;
    while (offset + 8 <= fileBytes) {
      await handle.read(header, 0, ATOM_HEADER_BYTES, offset);
      const name = header.toString("latin1", 4, 8);
      if (name === "moov") return true;
      if (name === "mdat") return false;
      const short = header.readUInt32BE(0);
      const atomBytes = short === 1 ? Number(header.readBigUInt64BE(8)) : short;
      if (atomBytes < 8) return false;
      offset += atomBytes;
    }
    return false;
  } finally {
    await handle.close();
  }
}
