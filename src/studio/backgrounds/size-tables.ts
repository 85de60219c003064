/** A value per pixel that depends on the picture's size alone: worked out once a size, not once a frame. */
export function bySize(): (
  width: number,
  height: number,
  valueAt: (x: number, y: number) => number,
) => Float64Array {
  const tables = new Map<string, Float64Array>();
  return (width, height, valueAt) => {
    const size = `${width}x${height}`;
    const known = tables.get(size);
    if (known) return known;
    const table = Float64Array.from({ length: width * height }, (_, at) =>
      valueAt(at % width, Math.floor(at / width)),
    );
    tables.set(size, table);
    return table;
  };
}
