/** One frame as it is in the file, yuv420p, no conversion between. */
export interface SampledFrame {
  /** Number of the frame in the video, from its time. */
  frame: number;
  width: number;
  height: number;
  planes: Uint8Array;
}

export function yuvBytes(width: number, height: number): number {
  return width * height + 2 * (Math.ceil(width / 2) * Math.ceil(height / 2));
}

/** The light plane of a part of the frame, row by row, 16 to 235. */
export function lumaOf(
  frame: SampledFrame,
  box: { x: number; y: number; width: number; height: number },
): Uint8Array {
  const out = new Uint8Array(box.width * box.height);
  for (let row = 0; row < box.height; row += 1) {
    const start = (box.y + row) * frame.width + box.x;
    out.set(frame.planes.subarray(start, start + box.width), row * box.width);
  }
  return out;
}

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/** WCAG relative luminance of a pixel, 0 to 1, through bt709 in video range. */
export function relativeLuminance(frame: SampledFrame, x: number, y: number): number {
  const { width, height, planes } = frame;
  const chromaWidth = Math.ceil(width / 2);
  const chroma = width * height + (y >> 1) * chromaWidth + (x >> 1);
  const light = 1.164384 * ((planes[y * width + x] ?? 16) - 16);
  const blue = (planes[chroma] ?? 128) - 128;
  const red = (planes[chroma + chromaWidth * Math.ceil(height / 2)] ?? 128) - 128;
  return (
    0.2126 * linear(light + 1.792741 * red) +
    0.7152 * linear(light - 0.213249 * blue - 0.532909 * red) +
    0.0722 * linear(light + 2.112402 * blue)
  );
}

function linear(value: number): number {
  return LINEAR[Math.max(0, Math.min(255, Math.round(value)))] ?? 0;
}

/** WCAG contrast of two relative luminances, 1 to 21. */
export function contrastRatio(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
