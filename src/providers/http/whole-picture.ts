import { sniffMedia } from "./sniff-media.ts";

/** What a picture is, by its bytes, and why it is not whole; undefined: it is, as far as its format tells. */
export interface PictureVerdict {
  mediaType: string;
  flaw: string | undefined;
}

/** Looks at a picture that came within an answer: it may end early, or be something else. */
export function judgePicture(bytes: Uint8Array): PictureVerdict {
  const { kind, mediaType } = sniffMedia(bytes.subarray(0, 64));
  if (kind !== "image") return { mediaType, flaw: `it is ${mediaType}` };
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWhole = WHOLE[mediaType]?.(view) ?? true;
  return { mediaType, flaw: isWhole ? undefined : "it ends before its end" };
}

const PNG_END = Buffer.from("IEND\xae\x42\x60\x82", "latin1");
const JPEG_END = Buffer.from([0xff, 0xd9]);
/** Some writers pad a file. */
const PADDING_BYTES = 64;

const endsWith =
  (mark: Buffer) =>
  (bytes: Buffer): boolean =>
    bytes.subarray(-(mark.length + PADDING_BYTES)).includes(mark);

const WHOLE: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  "image/png": endsWith(PNG_END),
  "image/jpeg": endsWith(JPEG_END),
  "image/webp": (bytes) => bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length,
};
