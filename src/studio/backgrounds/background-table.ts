import type { BackgroundGenerator } from "../scene.ts";
import { fraction, putPixel, rgbOf } from "./colour.ts";
import { bySize } from "./size-tables.ts";

/** What a generator works with, besides the pixel it is at. `seconds` runs on; `turn` differs by seed. */
interface Shade {
  width: number;
  height: number;
  seconds: number;
  pulse: number;
  turn: number;
  settings: Readonly<Record<string, number>>;
}

/** How far a pixel goes from the first colour to the second, and how much lighter it is. One object serves all pixels. */
interface Spot {
  share: number;
  light: number;
}

/** What does not differ from pixel to pixel is worked out once, outside the inner function: it runs 600,000 times a second. */
type Shader = (shade: Shade) => (x: number, y: number, spot: Spot) => void;

function generator(id: string, shader: Shader): BackgroundGenerator {
  return {
    id,
    draw(pixels, width, height, timeMs, pulse, theme, seed) {
      const from = rgbOf(theme.colours.background);
      const to = rgbOf(theme.colours.background2);
      const pixel = shader({
        width,
        height,
        seconds: timeMs / 1000,
        pulse,
        turn: fraction(seed),
        settings: theme.background.settings,
      });
      const spot: Spot = { share: 0, light: 0 };
      let at = 0;
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          pixel(x, y, spot);
          putPixel(pixels, at, from, to, spot.share, spot.light);
          at += 4;
        }
      }
    },
  };
}

/** Soft lights that wander. */
const aurora = generator("aurora", ({ width, height, seconds, pulse, turn }) => {
  const lights = [0, 1, 2].map((index) => ({
    x: width * (0.5 + 0.45 * Math.sin(seconds * (0.35 + index * 0.13) + turn * 6 + index * 2.1)),
    y: height * (0.5 + 0.42 * Math.cos(seconds * (0.28 + index * 0.09) + turn * 4 + index * 1.7)),
    reach: (width * (0.75 + index * 0.18)) ** 2,
  }));
  return (x, y, spot) => {
    let glow = 0;
    for (const light of lights) {
      const dx = x - light.x;
      const dy = (y - light.y) * 0.8;
      glow += Math.max(0, 1 - (dx * dx + dy * dy) / light.reach);
    }
    spot.share = Math.min(1, glow * 0.55);
    spot.light = pulse * 5 * glow;
  };
});

const rayAngles = bySize();
const rayDistances = bySize();

/** A sunburst that turns behind the story. */
const rays = generator("rays", ({ width, height, seconds, pulse, turn, settings }) => {
  const count = settings.count ?? 14;
  const centreX = width * 0.5;
  const centreY = height * 0.42;
  const angles = rayAngles(width, height, (x, y) => Math.atan2(y - centreY, x - centreX));
  const distances = rayDistances(width, height, (x, y) => Math.hypot(x - centreX, y - centreY));
  return (x, y, spot) => {
    const at = y * width + x;
    const angle = (angles[at] ?? 0) + seconds * 0.14 + turn * 6;
    const wave = Math.sin(angle * count) * 5;
    const band = wave > 1 ? 1 : wave < -1 ? 0 : (wave + 1) / 2;
    const far = Math.min(1, (distances[at] ?? 0) / height);
    spot.share = band * 0.85;
    spot.light = -far * 26 + pulse * 6 * (1 - far);
  };
});

/** Hills of colour that roll past each other. */
const waves = generator("waves", ({ width, height, seconds, pulse, turn }) => {
  const layerAt = (x: number, index: number): number =>
    height * (0.28 + index * 0.2) +
    Math.sin(x * (0.035 + index * 0.012) + seconds * (0.7 - index * 0.13) + turn * 9 + index) *
      height *
      0.055;
  const layers = [0, 1, 2, 3].map((index) =>
    Float64Array.from({ length: width }, (_, x) => layerAt(x, index)),
  );
  return (x, y, spot) => {
    let depth = 0;
    for (const layer of layers) {
      const edge = y - (layer[x] ?? 0);
      depth += edge > 1 ? 1 : edge < -1 ? 0 : (edge + 1) / 2;
    }
    spot.share = depth / 4;
    spot.light = pulse * 3 * (depth / 4);
  };
});

/** A screen of dots that swell as a wave passes. */
const halftone = generator("halftone", ({ width, height, seconds, pulse, settings }) => {
  const pitch = settings.pitch ?? 9;
  const columns = Math.floor((width - 1) / pitch) + 1;
  const rows = Math.floor((height - 1) / pitch) + 1;
  const swells = Float64Array.from({ length: columns * rows }, (_, cell) => {
    const column = cell % columns;
    const row = (cell - column) / columns;
    return 0.5 + 0.5 * Math.sin(column * 0.55 + row * 0.4 - seconds * 1.6);
  });
  return (x, y, spot) => {
    const column = Math.floor(x / pitch);
    const row = Math.floor(y / pitch);
    const dx = x - (column + 0.5) * pitch + (row % 2 === 0 ? 0 : pitch / 4);
    const dy = y - (row + 0.5) * pitch;
    const swell = swells[row * columns + column] ?? 0;
    const radius = pitch * (0.12 + 0.3 * swell * (y / height)) * (1 + pulse * 0.12);
    const edge = radius - Math.sqrt(dx * dx + dy * dy);
    spot.share = Math.max(0, Math.min(1, edge + 0.5)) * 0.8;
    spot.light = -Math.abs(x / width - 0.5) * 10;
  };
});

/** Broad diagonal stripes on the move. */
const stripes = generator("stripes", ({ seconds, pulse, settings }) => {
  const pitch = settings.pitch ?? 34;
  return (x, y, spot) => {
    const position = (((x + y * 0.6 + seconds * 9) % pitch) + pitch) % pitch;
    const edge = Math.min(position, pitch - position) - pitch / 4;
    spot.share = Math.max(0, Math.min(1, edge + 0.5)) * 0.75;
    spot.light = pulse * 4;
  };
});

/** Deep clouds and drifting stars. */
const nebula = generator("nebula", ({ width, height, seconds, pulse, turn }) => {
  const stars = Array.from({ length: 46 }, (_, index) => {
    const depth = 0.3 + fraction(`depth${index}`) * 0.7;
    const y = (fraction(`y${index}`) * height + seconds * depth * 9) % height;
    return {
      key: Math.floor(y) * width + Math.floor(fraction(`x${index}`) * width),
      light: 90 * depth * (0.7 + 0.3 * Math.sin(seconds * 3 + index)),
    };
  });
  const lights = new Float64Array(width * height);
  for (const star of stars) lights[star.key] = star.light;
  const downs = Float64Array.from(
    { length: height },
    (_, y) => Math.sin((y / height) * 7 - seconds * 0.22) * 1.4,
  );
  const acrosses = Float64Array.from({ length: width }, (_, x) => Math.sin((x / width) * 6 + seconds * 0.18));
  return (x, y, spot) => {
    const u = x / width;
    const v = y / height;
    const cloud =
      Math.sin(u * 5 + seconds * 0.3 + turn * 6 + (downs[y] ?? 0)) *
      Math.cos(v * 4.4 + turn * 3 + (acrosses[x] ?? 0));
    spot.share = Math.max(0, cloud * 0.75);
    spot.light = (lights[y * width + x] ?? 0) + pulse * 4;
  };
});

/** Scan lines and a slow beam, as on an old terminal. */
const scan = generator("scan", ({ width, height, seconds, pulse }) => {
  const beam = (seconds * 26) % (height * 1.4);
  return (x, y, spot) => {
    const line = y % 3 === 0 ? 0.35 : 0;
    const distance = Math.abs(y - beam);
    const glow = distance < 20 ? (1 - distance / 20) * 0.7 : 0;
    const column = (Math.floor(x / 6) * 7919 + Math.floor(seconds * 2 + (x % 5))) % 11 === 0 ? 0.12 : 0;
    spot.share = Math.min(1, line + glow + column);
    spot.light = -Math.abs(x / width - 0.5) * 14 + pulse * 4;
  };
});

const GENERATORS: readonly BackgroundGenerator[] = [aurora, rays, waves, halftone, stripes, nebula, scan];

/** One row per generator; themes name them. */
export const BACKGROUNDS: ReadonlyMap<string, BackgroundGenerator> = new Map(
  GENERATORS.map((one) => [one.id, one]),
);
