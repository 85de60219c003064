const START_OF_IMAGE = 0xffd8;
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const ORIENTATION_TAG = 0x0112;
const ENTRY_BYTES = 12;

/** How a JPEG wants to be turned and mirrored when shown, 1 to 8 as EXIF counts; 1 when it does not say. */
export function exifOrientation(jpeg: Buffer): number {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== START_OF_IMAGE) return 1;
  for (let offset = 2; offset + 4 <= jpeg.length; ) {
    const marker = jpeg.readUInt16BE(offset);
    if (marker === START_OF_SCAN || marker < 0xff00) return 1;
    const segment = jpeg.subarray(offset + 4, offset + 2 + jpeg.readUInt16BE(offset + 2));
    if (marker === APP1 && segment.toString("latin1", 0, 6) === "Exif\0\0") {
      return orientationInTiff(segment.subarray(6));
    }
    offset += 2 + jpeg.readUInt16BE(offset + 2);
  }
  return 1;
}

function orientationInTiff(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const read16 = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return 1;
  for (let entry = 0; entry < read16(first); entry += 1) {
    const at = first + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) return 1;
    if (read16(at) !== ORIENTATION_TAG) continue;
    const value = read16(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
