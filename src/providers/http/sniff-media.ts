export type MediaKind = "video" | "image" | "audio";

export interface Sniffed {
  kind: MediaKind | "other";
  /** `video/mp4`; for what is no medium, words that a person understands. */
  mediaType: string;
}

/** What a file is, by its first bytes and nothing else: names and headers may lie. Wants 64 bytes, takes fewer. */
export function sniffMedia(head: Uint8Array): Sniffed {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const found = MAGIC.find(({ magic, at = 0 }) => bytes.toString("latin1", at, at + magic.length) === magic);
  return found ? found.read(bytes) : readText(bytes);
}

interface Magic {
  magic: string;
  at?: number;
  read(bytes: Buffer): Sniffed;
}

const is = (kind: Sniffed["kind"], mediaType: string) => () => ({ kind, mediaType });

const MAGIC: readonly Magic[] = [
  { magic: "ftyp", at: 4, read: readBrand },
  { magic: "\x1a\x45\xdf\xa3", read: readMatroska },
  { magic: "\x89PNG\r\n\x1a\n", read: is("image", "image/png") },
  { magic: "\xff\xd8\xff", read: is("image", "image/jpeg") },
  { magic: "GIF8", read: is("image", "image/gif") },
  { magic: "RIFF", read: readRiff },
  { magic: "ID3", read: is("audio", "audio/mpeg") },
  { magic: "OggS", read: is("audio", "audio/ogg") },
  { magic: "fLaC", read: is("audio", "audio/flac") },
  { magic: "PK\x03\x04", read: is("other", "a ZIP archive") },
  { magic: "\x1f\x8b", read: is("other", "a gzip archive") },
  { magic: "%PDF", read: is("other", "a PDF") },
];

function readBrand(bytes: Buffer): Sniffed {
  // The box says its own length first, and it is short: a text with these letters in this place is no film.
  if (bytes.readUInt16BE(0) !== 0) return readText(bytes);
  const brand = bytes.toString("latin1", 8, 12);
  if (/^M4[AB] /.test(brand)) return { kind: "audio", mediaType: "audio/mp4" };
  if (/^(?:avif|avis|heic|heix|mif1)$/.test(brand))
    return { kind: "image", mediaType: `image/${brand.startsWith("avi") ? "avif" : "heic"}` };
  return { kind: "video", mediaType: brand === "qt  " ? "video/quicktime" : "video/mp4" };
}

function readMatroska(bytes: Buffer): Sniffed {
  const isWebm = bytes.subarray(0, 64).includes("webm");
  return { kind: "video", mediaType: isWebm ? "video/webm" : "video/x-matroska" };
}

function readRiff(bytes: Buffer): Sniffed {
  const form = bytes.toString("latin1", 8, 12);
  if (form === "WAVE") return { kind: "audio", mediaType: "audio/wav" };
  if (form === "WEBP") return { kind: "image", mediaType: "image/webp" };
  return { kind: "other", mediaType: "a RIFF file of another kind" };
}

function readText(bytes: Buffer): Sniffed {
  if (isMpegFrame(bytes)) return { kind: "audio", mediaType: "audio/mpeg" };
  const start = bytes
    .toString("utf8")
    .replace(/^[\ufeff\s]+/, "")
    .toLowerCase();
  if (/^<(?:!doctype html|html|head|body|!--)/.test(start))
    return { kind: "other", mediaType: "an HTML page" };
  if (/^<(?:\?xml|[a-z])/.test(start)) return { kind: "other", mediaType: "XML" };
  if (/^[{[]/.test(start)) return { kind: "other", mediaType: "JSON" };
  if (bytes.byteLength === 0) return { kind: "other", mediaType: "nothing" };
  return { kind: "other", mediaType: `unknown bytes (${bytes.toString("hex", 0, 8)})` };
}

/** An MPEG audio frame of layer I, II or III, with a bit rate and a sample rate that exist. */
function isMpegFrame(bytes: Buffer): boolean {
  const [sync = 0, second = 0, third = 0] = bytes;
  const hasLayer = (second & 0x06) !== 0 && (second & 0x18) !== 0x08;
  return (
    sync === 0xff &&
    (second & 0xe0) === 0xe0 &&
    hasLayer &&
    (third & 0xf0) !== 0xf0 &&
    (third & 0x0c) !== 0x0c
  );
}
