import { clampByte, clampIndex, div255, div255Scalar } from "./arithmetic";

/**
 * Blends a scaled or shifted source, sampled bilinearly. Positions and steps are 16.16 in source pixels. `scratch`
 * has room for 8 bytes per target column and 4 per source column, and 64 more.
 */
export function blendScaled(
  target: usize,
  targetStride: i32,
  width: i32,
  height: i32,
  source: usize,
  alpha: usize,
  sourceWidth: i32,
  sourceHeight: i32,
  startX: i32,
  startY: i32,
  stepX: i32,
  stepY: i32,
  opacity: i32,
  scratch: usize,
): void {
  // Columns need the same neighbours and weights in every row: looked up once. Offsets are bytes into a mixed row, whose
  // first and last pixels are repeated so that the edge has neighbours too.
  const offsets = scratch;
  const weights = offsets + (<usize>width << 2);
  const first = clampIndex(startX >> 16, sourceWidth);
  const last = clampIndex((<i32>((<i64>startX + <i64>stepX * (width - 1)) >> 16)) + 1, sourceWidth);
  const count = last - first + 1;
  let sourceX = startX;
  for (let x = 0; x < width; x += 1) {
    const column = (sourceX >> 16) - first + 1;
    const weight = (sourceX >> 8) & 255;
    store<u32>(offsets + (<usize>x << 2), <u32>(column < 0 ? 0 : column > count ? count : column) << 1);
    store<u32>(weights + (<usize>x << 2), <u32>((weight << 16) | (256 - weight)));
    sourceX += stepX;
  }
  const covers = (weights + (<usize>width << 2) + 15) & ~15;
  const colours = covers + (((<usize>count + 2) << 1) + 15) & ~15;
  let sourceY = startY;
  for (let y = 0; y < height; y += 1) {
    const row = sourceY >> 16;
    const weightY = (sourceY >> 8) & 255;
    const row0 = <usize>(clampIndex(row, sourceHeight) * sourceWidth + first);
    const row1 = <usize>(clampIndex(row + 1, sourceHeight) * sourceWidth + first);
    sourceY += stepY;
    const cover = coverOf(alpha + row0, alpha + row1, count);
    if (cover == COVERS_NOTHING) continue;
    const to = target + <usize>(y * targetStride);
    mixRows(source + row0, source + row1, weightY, count, colours);
    if (cover == COVERS_ALL && opacity >= 255) {
      copyMixedRow(to, width, colours, offsets, weights);
      continue;
    }
    mixRows(alpha + row0, alpha + row1, weightY, count, covers);
    blendMixedRow(to, width, covers, colours, offsets, weights, opacity);
  }
}

const COVERS_NOTHING = 0;
const COVERS_SOME = 1;
const COVERS_ALL = 2;

/** Whether two rows of alpha are all 0 or all 255: such rows need less work, and pictures are full of them. */
function coverOf(top: usize, bottom: usize, count: i32): i32 {
  let any = i8x16.splat(0);
  let all = i8x16.splat(-1);
  let x = 0;
  for (; x + 16 <= count; x += 16) {
    const a = v128.load(top + x);
    const b = v128.load(bottom + x);
    any = v128.or(any, v128.or(a, b));
    all = v128.and(all, v128.and(a, b));
  }
  let isAny = v128.any_true(any);
  let isAll = i8x16.all_true(i8x16.eq(all, i8x16.splat(-1)));
  for (; x < count; x += 1) {
    const a = load<u8>(top + x);
    const b = load<u8>(bottom + x);
    if ((a | b) != 0) isAny = true;
    if ((a & b) != 255) isAll = false;
  }
  return isAll ? COVERS_ALL : isAny ? COVERS_SOME : COVERS_NOTHING;
}

/** Two rows of bytes to one of 8.8 fixed point, its first and last pixel repeated. */
function mixRows(top: usize, bottom: usize, weight: i32, count: i32, mixed: usize): void {
  const down = i16x8.splat(<i16>weight);
  const up = i16x8.splat(<i16>(256 - weight));
  const to = mixed + 2;
  let x = 0;
  for (; x + 8 <= count; x += 8) {
    const a = v128.load8x8_u(top + x);
    const b = v128.load8x8_u(bottom + x);
    v128.store(to + (<usize>x << 1), i16x8.add(i16x8.mul(a, up), i16x8.mul(b, down)));
  }
  for (; x < count; x += 1) {
    const value = <i32>load<u8>(top + x) * (256 - weight) + <i32>load<u8>(bottom + x) * weight;
    store<u16>(to + (<usize>x << 1), <u16>value);
  }
  store<u16>(mixed, load<u16>(to));
  store<u16>(to + (<usize>count << 1), load<u16>(to + (<usize>(count - 1) << 1)));
}

function copyMixedRow(target: usize, width: i32, colours: usize, offsets: usize, weights: usize): void {
  let x = 0;
  for (; x + 8 <= width; x += 8) {
    const at = <usize>x << 2;
    const s = sampleEight(colours, offsets + at, weights + at);
    v128.store64_lane(target + x, i8x16.narrow_i16x8_u(s, s), 0);
  }
  for (; x < width; x += 1) {
    const at = <usize>x << 2;
    store<u8>(target + x, <u8>sampleOne(colours, offsets + at, weights + at));
  }
}

function blendMixedRow(
  target: usize,
  width: i32,
  covers: usize,
  colours: usize,
  offsets: usize,
  weights: usize,
  opacity: i32,
): void {
  const full = i16x8.splat(255);
  const fade = i16x8.splat(<i16>opacity);
  const isOpaque = opacity >= 255;
  let x = 0;
  for (; x + 8 <= width; x += 8) {
    const at = <usize>x << 2;
    let a = sampleEight(covers, offsets + at, weights + at);
    if (!v128.any_true(a)) continue;
    let s = sampleEight(colours, offsets + at, weights + at);
    const to = target + x;
    if (isOpaque && i16x8.all_true(i16x8.eq(a, full))) {
      v128.store64_lane(to, i8x16.narrow_i16x8_u(s, s), 0);
      continue;
    }
    if (!isOpaque) {
      a = div255(i16x8.mul(a, fade));
      s = div255(i16x8.mul(s, fade));
    }
    const behind = div255(i16x8.mul(v128.load8x8_u(to), i16x8.sub(full, a)));
    const sum = i16x8.add(s, behind);
    v128.store64_lane(to, i8x16.narrow_i16x8_u(sum, sum), 0);
  }
  for (; x < width; x += 1) {
    const at = <usize>x << 2;
    const a = div255Scalar(sampleOne(covers, offsets + at, weights + at) * opacity);
    const s = div255Scalar(sampleOne(colours, offsets + at, weights + at) * opacity);
    const to = target + x;
    store<u8>(to, clampByte(<i32>(s + div255Scalar(<u32>load<u8>(to) * (255 - a)))));
  }
}

/** Eight neighbouring target columns of a mixed row, whole numbers in 16-bit lanes. */
// @ts-ignore: decorator
@inline
function sampleEight(mixed: usize, offsets: usize, weights: usize): v128 {
  return i16x8.narrow_i32x4_u(
    sampleFour(mixed, offsets, weights),
    sampleFour(mixed, offsets + 16, weights + 16),
  );
}

/** A pair of neighbours lies in one 32-bit word. The product is signed, so both are shifted down and the sum up again. */
// @ts-ignore: decorator
@inline
function sampleFour(mixed: usize, offsets: usize, weights: usize): v128 {
  let pairs = v128.load32_zero(mixed + load<u32>(offsets));
  pairs = v128.load32_lane(mixed + load<u32>(offsets, 4), pairs, 1);
  pairs = v128.load32_lane(mixed + load<u32>(offsets, 8), pairs, 2);
  pairs = v128.load32_lane(mixed + load<u32>(offsets, 12), pairs, 3);
  const shifted = v128.xor(pairs, i16x8.splat(-32768));
  const sum = i32x4.dot_i16x8_s(shifted, v128.load(weights));
  return i32x4.shr_u(i32x4.add(sum, i32x4.splat(32768 * 256 + 32768)), 16);
}

// @ts-ignore: decorator
@inline
function sampleOne(mixed: usize, offset: usize, weight: usize): u32 {
  const at = mixed + load<u32>(offset);
  const pair = load<u32>(weight);
  return (<u32>load<u16>(at) * (pair & 65535) + <u32>load<u16>(at, 2) * (pair >> 16) + 32768) >> 16;
}
