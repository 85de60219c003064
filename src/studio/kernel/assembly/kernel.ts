// Pixel work of the compositor on planes in linear memory. Compiled by AssemblyScript with SIMD; the caller owns the
// memory map. Colours are BT.709 in limited range; every plane but the frame's own is premultiplied by alpha.

import { clampByte, div255, div255Scalar } from "./arithmetic";

export { blendScaled } from "./blend-scaled";
export { upscale } from "./upscale";

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
