/** A JPEG's first bytes: another segment, then EXIF in either byte order with two entries. */
export function jpegHead(orientation: number, isLittle = true): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  const write16 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const write32 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittle ? "II" : "MM", "latin1");
  write16(42, 2);
  write32(8, 4);
  write16(2, 8);
  write16(0x0100, 10);
  write16(0x0112, 22);
  write16(3, 24);
  write32(1, 26);
  write16(orientation, 30);
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(marker, 0);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xffe0, Buffer.alloc(14)), segment(0xffe1, exif)]);
}
