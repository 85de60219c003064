import { sniffMedia } from "./sniff-media.ts";

/** What sound is, by its bytes, and why it is not whole; undefined: it is, as far as its format tells. */
export interface SoundVerdict {
  isSound: boolean;
  mediaType: string;
  flaw: string | undefined;
}

/** Looks at sound that came in one answer: a stream may end early and politely. */
export function judgeSound(bytes: Uint8Array): SoundVerdict {
  const { kind, mediaType } = sniffMedia(bytes.subarray(0, 64));
  const isSound = kind === "audio";
  if (!isSound) return { isSound, mediaType, flaw: `it is ${mediaType}` };
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWhole = WHOLE[mediaType]?.(view) ?? true;
  return { isSound, mediaType, flaw: isWhole ? undefined : "it ends before its end" };
}

const WHOLE: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  "audio/wav": isWholeWav,
  "audio/mpeg": isWholeMp3,
};

/** Who streams a WAV does not know its length, and writes none or the greatest. */
const LENGTH_UNKNOWN = 0x7fff0000;

function isWholeWav(bytes: Buffer): boolean {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString("latin1", at, at + 4) === "data")
      return length >= LENGTH_UNKNOWN || (bytes.length > at + 8 && at + 8 + length <= bytes.length);
    at += 8 + length + (length % 2);
  }
  return false;
}

const ID3_HEADER = 10;
const ID3V1_BYTES = 128;

/** Whether frame follows frame to the last byte. */
function isWholeMp3(bytes: Buffer): boolean {
  let at = bytes.toString("latin1", 0, 3) === "ID3" ? ID3_HEADER + tagBytes(bytes) : 0;
  const hasTag = bytes.toString("latin1", bytes.length - ID3V1_BYTES, bytes.length - 125) === "TAG";
  const end = bytes.length - (hasTag ? ID3V1_BYTES : 0);
  let frameCount = 0;
  while (at < end) {
    const length = frameBytes(bytes, at);
    if (length === undefined || at + length > end) return false;
    at += length;
    frameCount += 1;
  }
  return frameCount > 0;
}

const tagBytes = (bytes: Buffer): number =>
  [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);

/** Layer III, kilobits by index: MPEG 1, and MPEG 2 with 2.5. */
const KILOBITS = [
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const HERTZ = [44_100, 48_000, 32_000] as const;

function frameBytes(bytes: Buffer, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined;
  const head = bytes.readUInt32BE(at);
  const version = (head >>> 19) & 3;
  const isLayer3 = ((head >>> 17) & 3) === 1;
  if (head >>> 21 !== 0x7ff || version === 1 || !isLayer3) return undefined;
  const isFirst = version === 3;
  const kilobits = KILOBITS[isFirst ? 0 : 1][((head >>> 12) & 15) - 1];
  const hertz = HERTZ[(head >>> 10) & 3];
  if (kilobits === undefined || hertz === undefined) return undefined;
  const rate = hertz / (isFirst ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((isFirst ? 144_000 : 72_000) * kilobits) / rate) + ((head >>> 9) & 1);
}
