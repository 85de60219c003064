export interface Rgb {
  red: number;
  green: number;
  blue: number;
}

const parsed = new Map<string, Rgb>();

export function rgbOf(colour: string): Rgb {
  const known = parsed.get(colour);
  if (known) return known;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    Number.parseInt(colour.slice(start, start + 2), 16),
  );
  const rgb = { red, green, blue };
  parsed.set(colour, rgb);
  return rgb;
}

/** Writes one opaque pixel: `share` of the way from one colour to another, made lighter by `light` (0 is none). */
export function putPixel(
  pixels: Uint8ClampedArray,
  at: number,
  from: Rgb,
  to: Rgb,
  share: number,
  light: number,
): void {
  pixels[at] = from.red + (to.red - from.red) * share + light;
  pixels[at + 1] = from.green + (to.green - from.green) * share + light;
  pixels[at + 2] = from.blue + (to.blue - from.blue) * share + light;
  pixels[at + 3] = 255;
}

/** A number from 0 to 1 by label, the same each time. */
export function fraction(label: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < label.length; index += 1)
    hash = Math.imul(hash ^ label.charCodeAt(index), 16_777_619);
  // Labels that differ in their last letter only must land far apart.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
