// Pixel work of the compositor on planes in linear memory. Compiled by AssemblyScript with SIMD; the caller owns the
// memory map. Colours are BT.709 in limited range; every plane but the frame's own is premultiplied by alpha.

/** x / 255, rounded, for 16-bit lanes up to 65,025. */
// @ts-ignore: decorator
@inline
function div255(x: v128): v128 {
  const rounded = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(rounded, i16x8.shr_u(rounded, 8)), 8);
}

// @ts-ignore: decorator
@inline
function div255Scalar(x: u32): u32 {
  const rounded = x + 128;
  return (rounded + (rounded >> 8)) >> 8;
}

/** Premultiplied RGBA to premultiplied Y, U, V and alpha, chroma and its alpha averaged over 2×2. Even width and height. */
export function toPlanes(
  rgba: usize,
  width: i32,
  height: i32,
  luma: usize,
  chromaU: usize,
  chromaV: usize,
  alpha: usize,
  chromaAlpha: usize,
): void {
  const half = width >> 1;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let red: i32 = 0;
      let green: i32 = 0;
      let blue: i32 = 0;
      let cover: i32 = 0;
      for (let dy = 0; dy < 2; dy += 1) {
        for (let dx = 0; dx < 2; dx += 1) {
          const at = (y + dy) * width + x + dx;
          const pixel = load<u32>(rgba + (<usize>at << 2));
          const r = <i32>(pixel & 255);
          const g = <i32>((pixel >> 8) & 255);
          const b = <i32>((pixel >> 16) & 255);
          const a = <i32>(pixel >> 24);
          store<u8>(luma + at, <u8>((11966 * r + 40254 * g + 4064 * b + 4112 * a + 32768) >> 16));
          store<u8>(alpha + at, <u8>a);
          red += r;
          green += g;
          blue += b;
          cover += a;
        }
      }
      const at = (y >> 1) * half + (x >> 1);
      const middle = 32896 * cover + 131072;
      store<u8>(chromaU + at, clampByte((-6596 * red - 22189 * green + 28784 * blue + middle) >> 18));
      store<u8>(chromaV + at, clampByte((28784 * red - 26145 * green - 2639 * blue + middle) >> 18));
      store<u8>(chromaAlpha + at, <u8>((cover + 2) >> 2));
    }
  }
}

// @ts-ignore: decorator
@inline
function clampByte(value: i32): u8 {
  return <u8>(value < 0 ? 0 : value > 255 ? 255 : value);
}

/** `target = source + target × (1 − alpha)`, everything scaled by opacity (0 to 255). One plane, same size. */
export function blend(
  target: usize,
  targetStride: i32,
  source: usize,
  alpha: usize,
  sourceStride: i32,
  width: i32,
  height: i32,
  opacity: i32,
): void {
  const full = i16x8.splat(255);
  const fade = i16x8.splat(<i16>opacity);
  const isOpaque = opacity >= 255;
  for (let y = 0; y < height; y += 1) {
    let to = target + <usize>(y * targetStride);
    let from = source + <usize>(y * sourceStride);
    let cover = alpha + <usize>(y * sourceStride);
    let x = 0;
    for (; x + 16 <= width; x += 16) {
      const a = v128.load(cover);
      if (v128.any_true(a)) {
        const s = v128.load(from);
        if (isOpaque && i8x16.all_true(i8x16.eq(a, i8x16.splat(-1)))) {
          v128.store(to, s);
        } else {
          const d = v128.load(to);
          let aLow = i16x8.extend_low_i8x16_u(a);
          let aHigh = i16x8.extend_high_i8x16_u(a);
          let front = s;
          if (!isOpaque) {
            aLow = div255(i16x8.mul(aLow, fade));
            aHigh = div255(i16x8.mul(aHigh, fade));
            front = i8x16.narrow_i16x8_u(
              div255(i16x8.mul(i16x8.extend_low_i8x16_u(s), fade)),
              div255(i16x8.mul(i16x8.extend_high_i8x16_u(s), fade)),
            );
          }
          const low = div255(i16x8.mul(i16x8.extend_low_i8x16_u(d), i16x8.sub(full, aLow)));
          const high = div255(i16x8.mul(i16x8.extend_high_i8x16_u(d), i16x8.sub(full, aHigh)));
          v128.store(to, i8x16.add_sat_u(front, i8x16.narrow_i16x8_u(low, high)));
        }
      }
      to += 16;
      from += 16;
      cover += 16;
    }
    for (; x < width; x += 1) {
      const a = div255Scalar(<u32>load<u8>(cover) * opacity);
      const s = div255Scalar(<u32>load<u8>(from) * opacity);
      store<u8>(to, clampByte(<i32>(s + div255Scalar(<u32>load<u8>(to) * (255 - a)))));
      to += 1;
      from += 1;
      cover += 1;
    }
  }
}

/**
 * The same for a scaled or shifted source, sampled bilinearly. Positions and steps are 16.16 in source pixels. `scratch`
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
    mixRows(alpha + row0, alpha + row1, weightY, count, covers);
    mixRows(source + row0, source + row1, weightY, count, colours);
    blendMixedRow(target + <usize>(y * targetStride), width, covers, colours, offsets, weights, opacity);
    sourceY += stepY;
  }
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

// @ts-ignore: decorator
@inline
function clampIndex(index: i32, size: i32): i32 {
  return index < 0 ? 0 : index >= size ? size - 1 : index;
}

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

/** A small RGBA picture (opaque) to Y, U and V in 8.6 fixed point for `upscale`. */
export function toSmallPlanes(rgba: usize, count: i32, luma: usize, chromaU: usize, chromaV: usize): void {
  for (let at = 0; at < count; at += 1) {
    const pixel = load<u32>(rgba + (<usize>at << 2));
    const r = <i32>(pixel & 255);
    const g = <i32>((pixel >> 8) & 255);
    const b = <i32>((pixel >> 16) & 255);
    const offset = <usize>at << 1;
    store<u16>(luma + offset, <u16>((11966 * r + 40254 * g + 4064 * b + 1048576 + 512) >> 10));
    store<u16>(chromaU + offset, <u16>((-6596 * r - 22189 * g + 28784 * b + 8388608 + 512) >> 10));
    store<u16>(chromaV + offset, <u16>((28784 * r - 26145 * g - 2639 * b + 8388608 + 512) >> 10));
  }
}
