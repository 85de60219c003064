/** x / 255, rounded, for 16-bit lanes up to 65,025. */
// @ts-ignore: decorator
@inline
export function div255(x: v128): v128 {
  const rounded = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(rounded, i16x8.shr_u(rounded, 8)), 8);
}

// @ts-ignore: decorator
@inline
export function div255Scalar(x: u32): u32 {
  const rounded = x + 128;
  return (rounded + (rounded >> 8)) >> 8;
}

// @ts-ignore: decorator
@inline
export function clampByte(value: i32): u8 {
  return <u8>(value < 0 ? 0 : value > 255 ? 255 : value);
}

// @ts-ignore: decorator
@inline
export function clampIndex(index: i32, size: i32): i32 {
  return index < 0 ? 0 : index >= size ? size - 1 : index;
}
