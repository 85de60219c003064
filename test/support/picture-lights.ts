import type { PictureLight } from "../../src/studio/picture-light.ts";

const [COLUMNS, ROWS] = [27, 48];

/** A picture of one grey, or of one in each row of cells, at one moment. */
export function evenLight(luma: number, ofRow: (row: number) => number = () => luma): PictureLight {
  const cells = Uint8Array.from({ length: COLUMNS * ROWS }, (_, index) => ofRow(Math.floor(index / COLUMNS)));
  return { columns: COLUMNS, rows: ROWS, moments: [cells] };
}
