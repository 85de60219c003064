import { clampByte } from "./arithmetic";

/**
 * Scales a small plane of 8.6 fixed point (0 to 16,320) up to a plane of bytes, bilinearly, with a 4×4 ordered dither so
 * that slow gradients do not band. `rows` is scratch: `smallHeight` rows of `width` 16-bit values, and 8 bytes more per
 * column.
 */
export function upscale(
  small: usize,
  smallWidth: i32,
  smallHeight: i32,
  rows: usize,
  target: usize,
  width: i32,
  height: i32,
): void {
  widen(small, smallWidth, smallHeight, rows, width);
  const stepY = (((smallHeight - 1) << 16) / (height - 1)) as i32;
  let position = 0;
  for (let y = 0; y < height; y += 1) {
    const row = position >> 16;
    const next = row + 1 < smallHeight ? row + 1 : row;
    const weight = i16x8.splat(<i16>(((position >> 9) & 127) << 8));
    const top = rows + <usize>(row * width * 2);
    const bottom = rows + <usize>(next * width * 2);
    const dither = ditherRow(y);
    const to = target + <usize>(y * width);
    let x = 0;
    for (; x + 16 <= width; x += 16) {
      const at = <usize>x << 1;
      v128.store(
        to + x,
        i8x16.narrow_i16x8_u(
          lerp(v128.load(top + at), v128.load(bottom + at), weight, dither),
          lerp(v128.load(top + at, 16), v128.load(bottom + at, 16), weight, dither),
        ),
      );
    }
    for (; x < width; x += 1) {
      const a = <i32>load<u16>(top + (<usize>x << 1));
      const b = <i32>load<u16>(bottom + (<usize>x << 1));
      const value = a + (((b - a) * ((position >> 9) & 127)) >> 7) + 32;
      store<u8>(to + x, clampByte(value >> 6));
    }
    position += stepY;
  }
}

/** Every row to the target's width. Where the last column has no neighbour its weight is 0, so what lies there is nothing. */
function widen(small: usize, smallWidth: i32, smallHeight: i32, rows: usize, width: i32): void {
  const step = (((smallWidth - 1) << 16) / (width - 1)) as i32;
  const offsets = rows + <usize>(smallHeight * width * 2);
  const weights = offsets + (<usize>width << 2);
  let position = 0;
  for (let x = 0; x < width; x += 1) {
    const weight = (position >> 8) & 255;
    store<u32>(offsets + (<usize>x << 2), <u32>(position >> 16) << 1);
    store<u32>(weights + (<usize>x << 2), <u32>((weight << 16) | (256 - weight)));
    position += step;
  }
  for (let y = 0; y < smallHeight; y += 1) {
    const from = small + <usize>(y * smallWidth * 2);
    const to = rows + <usize>(y * width * 2);
    let x = 0;
    for (; x + 8 <= width; x += 8) {
      const at = <usize>x << 2;
      const low = widenFour(from, offsets + at, weights + at);
      const high = widenFour(from, offsets + at + 16, weights + at + 16);
      v128.store(to + (<usize>x << 1), i16x8.narrow_i32x4_s(low, high));
    }
    for (; x < width; x += 1) {
      const at = from + load<u32>(offsets + (<usize>x << 2));
      const pair = load<u32>(weights + (<usize>x << 2));
      const value = <u32>load<u16>(at) * (pair & 65535) + <u32>load<u16>(at, 2) * (pair >> 16);
      store<u16>(to + (<usize>x << 1), <u16>(value >> 8));
    }
  }
}

// @ts-ignore: decorator
@inline
function widenFour(from: usize, offsets: usize, weights: usize): v128 {
  let pairs = v128.load32_zero(from + load<u32>(offsets));
  pairs = v128.load32_lane(from + load<u32>(offsets, 4), pairs, 1);
  pairs = v128.load32_lane(from + load<u32>(offsets, 8), pairs, 2);
  pairs = v128.load32_lane(from + load<u32>(offsets, 12), pairs, 3);
  return i32x4.shr_u(i32x4.dot_i16x8_s(pairs, v128.load(weights)), 8);
}

/** a + (b − a) × weight / 32,768, in 8.6 fixed point, dithered down to whole numbers. */
// @ts-ignore: decorator
@inline
function lerp(a: v128, b: v128, weight: v128, dither: v128): v128 {
  const difference = i16x8.sub(b, a);
  const scaled = i16x8.q15mulr_sat_s(difference, weight);
  return i16x8.shr_s(i16x8.add(i16x8.add(a, scaled), dither), 6);
}

// @ts-ignore: decorator
@inline
function ditherRow(y: i32): v128 {
  const phase = y & 3;
  if (phase == 0) return i16x8(2, 34, 10, 42, 2, 34, 10, 42);
  if (phase == 1) return i16x8(50, 18, 58, 26, 50, 18, 58, 26);
  if (phase == 2) return i16x8(14, 46, 6, 38, 14, 46, 6, 38);
  return i16x8(62, 30, 54, 22, 62, 30, 54, 22);
}
