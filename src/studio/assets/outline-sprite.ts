import { mercator } from "../layouts/mercator.ts";
import type { AssetLibrary } from "../scene.ts";

type Rings = readonly (readonly (readonly [number, number])[])[];

/** The silhouette of a country, as a map shows it, fitted into a box. */
export function outlineSprite(
  code: string,
  rings: Rings,
  maxWidth: number,
  maxHeight: number,
  colour: string,
): ReturnType<AssetLibrary["sprite"]> {
  const points = rings.map((ring) => ring.map(([longitude, latitude]) => mercator(longitude, latitude)));
  const all = points.flat();
  const left = Math.min(...all.map((point) => point.x));
  const top = Math.min(...all.map((point) => point.y));
  const spanX = Math.max(...all.map((point) => point.x)) - left;
  const spanY = Math.max(...all.map((point) => point.y)) - top;
  const scale = Math.min(maxWidth / spanX, maxHeight / spanY);
  const width = Math.max(2, Math.round(spanX * scale));
  const height = Math.max(2, Math.round(spanY * scale));
  return {
    key: ["shape", code, width, height, colour].join("|"),
    width,
    height,
    paint(canvas) {
      canvas.beginPath();
      for (const ring of points) {
        for (const [index, point] of ring.entries()) {
          const x = (point.x - left) * scale;
          const y = (point.y - top) * scale;
          if (index === 0) canvas.moveTo(x, y);
          else canvas.lineTo(x, y);
        }
        canvas.closePath();
      }
      canvas.fillStyle = colour;
      canvas.fill();
    },
  };
}
