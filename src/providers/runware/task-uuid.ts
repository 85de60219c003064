import { createHash } from "node:crypto";

/** The id of a job, chosen by us before it exists: the same effect has the same one, on whatever machine. Shaped as UUID v4. */
export function taskUuid(effectKey: string): string {
  const hash = createHash("sha256").update(`viral ${effectKey}`).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x40, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
