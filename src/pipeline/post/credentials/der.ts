/** The few shapes of DER (ITU-T X.690) that a certificate is written in. Each function gives the bytes of one element. */

function element(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

/** Short lengths are one byte; long ones are preceded by how many bytes they take. */
function lengthOf(byteCount: number): Buffer {
  if (byteCount < 0x80) return Buffer.from([byteCount]);
  const bytes: number[] = [];
  for (let rest = byteCount; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, Buffer.concat(parts));
export const setOf = (...parts: readonly Uint8Array[]): Buffer => element(0x31, Buffer.concat(parts));
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0x00]));
export const octets = (content: Uint8Array): Buffer => element(0x04, content);
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text, "utf8"));

/** `number` from its bytes, most significant first, never negative. */
export function integer(bytes: Uint8Array): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const shortest = start === -1 ? Buffer.from([0]) : Buffer.from(bytes.subarray(start));
  const isTakenForNegative = ((shortest[0] ?? 0) & 0x80) !== 0;
  return element(0x02, isTakenForNegative ? Buffer.concat([Buffer.from([0]), shortest]) : shortest);
}

/** `unusedBits`: how many of the last byte's low bits mean nothing. */
export function bits(content: Uint8Array, unusedBits = 0): Buffer {
  return element(0x03, Buffer.concat([Buffer.from([unusedBits]), content]));
}

/** `2.5.29.15`. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left % 128) | 0x80);
    return groups;
  });
  return element(0x06, Buffer.from(bytes));
}

/** To the second; RFC 5280 wants years up to 2049 with two digits and later ones with four. */
export function time(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replace(/\.\d+/, "").replace(/[-:T]/g, "");
  return Number(digits.slice(0, 4)) < 2050
    ? element(0x17, Buffer.from(digits.slice(2), "ascii"))
    : element(0x18, Buffer.from(digits, "ascii"));
}

/** An element under a number that its context gives meaning; `constructed` when it holds other elements. */
export function tagged(number: number, content: Uint8Array, constructed: boolean): Buffer {
  return element((constructed ? 0xa0 : 0x80) | number, content);
}
