import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Picture } from "../../model/layout-data.ts";
import type { AssetLibrary } from "../scene.ts";

type Orb = Extract<Picture, { kind: "orb" }>;

/** A ring reaches so much further than its ball. */
const RING_REACH = 1.9;
const RING_TILT = -0.32;
const RING_FLATNESS = 0.3;
/** Belts, from pole to pole: where, and how high, as parts of the radius. */
const BELTS = [
  [-0.62, 0.13],
  [-0.24, 0.2],
  [0.2, 0.16],
  [0.56, 0.12],
] as const;

/** A ball lit from the upper left, fitted into a box, with its belts and its ring. */
export function orbSprite(orb: Orb, maxWidth: number, maxHeight: number): ReturnType<AssetLibrary["sprite"]> {
  const size = Math.max(8, Math.floor(Math.min(maxWidth, maxHeight)));
  const radius = orb.hasRing ? size / 2 / RING_REACH : size / 2 - 1;
  return {
    key: ["orb", size, orb.colour, orb.bandColour, orb.hasRing].join("|"),
    width: size,
    height: size,
    paint(canvas) {
      canvas.translate(size / 2, size / 2);
      if (orb.hasRing) paintRing(canvas, orb, radius, "behind");
      paintBall(canvas, orb, radius);
      if (orb.hasRing) paintRing(canvas, orb, radius, "before");
    },
  };
}

function paintBall(canvas: SKRSContext2D, orb: Orb, radius: number): void {
  canvas.save();
  canvas.beginPath();
  canvas.arc(0, 0, radius, 0, Math.PI * 2);
  canvas.clip();
  canvas.fillStyle = orb.colour;
  canvas.fillRect(-radius, -radius, 2 * radius, 2 * radius);
  if (orb.bandColour) {
    canvas.rotate(RING_TILT);
    canvas.fillStyle = orb.bandColour;
    for (const [place, height] of BELTS) {
      canvas.beginPath();
      canvas.ellipse(0, place * radius, radius * 1.1, height * radius, 0, 0, Math.PI * 2);
      canvas.fill();
    }
    canvas.rotate(-RING_TILT);
  }
  const light = canvas.createRadialGradient(
    -0.4 * radius,
    -0.45 * radius,
    0.05 * radius,
    -0.25 * radius,
    -0.3 * radius,
    1.45 * radius,
  );
  light.addColorStop(0, "rgba(255, 255, 255, 0.62)");
  light.addColorStop(0.35, "rgba(255, 255, 255, 0.06)");
  light.addColorStop(0.62, "rgba(0, 0, 0, 0.12)");
  light.addColorStop(1, "rgba(0, 0, 0, 0.78)");
  canvas.fillStyle = light;
  canvas.fillRect(-radius, -radius, 2 * radius, 2 * radius);
  canvas.restore();
}

function paintRing(canvas: SKRSContext2D, orb: Orb, radius: number, half: "behind" | "before"): void {
  canvas.save();
  canvas.rotate(RING_TILT);
  canvas.strokeStyle = orb.bandColour ?? orb.colour;
  for (const [reach, width, alpha] of [
    [1.35, 0.12, 0.85],
    [1.58, 0.2, 0.6],
    [1.78, 0.1, 0.4],
  ] as const) {
    canvas.globalAlpha = alpha;
    canvas.lineWidth = width * radius;
    canvas.beginPath();
    const [from, to] = half === "behind" ? [Math.PI, 2 * Math.PI] : [0, Math.PI];
    canvas.ellipse(0, 0, reach * radius, reach * radius * RING_FLATNESS, 0, from, to);
    canvas.stroke();
  }
  canvas.restore();
}
