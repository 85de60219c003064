import type { BackgroundGenerator } from "../scene.ts";
import { fraction, putPixel, rgbOf } from "./colour.ts";

/** What a generator works with, besides the pixel it is at. `seconds` runs on; `turn` differs by seed. */
interface Shade {
  width: number;
  height: number;
  seconds: number;
  pulse: number;
  turn: number;
  settings: Readonly<Record<string, number>>;
}

/** How far a pixel goes from the first colour to the second, and how much lighter it is. */
type Shader = (shade: Shade) => (x: number, y: number) => readonly [share: number, light: number];

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
      let at = 0;
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const [share, light] = pixel(x, y);
          putPixel(pixels, at, from, to, share, light);
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
  return (x, y) => {
    let glow = 0;
    for (const light of lights) {
      const dx = x - light.x;
      const dy = (y - light.y) * 0.8;
      glow += Math.max(0, 1 - (dx * dx + dy * dy) / light.reach);
    }
    return [Math.min(1, glow * 0.55), pulse * 5 * glow];
  };
});

/** A sunburst that turns behind the story. */
const rays = generator("rays", ({ width, height, seconds, pulse, turn, settings }) => {
  const count = settings.count ?? 14;
  const centreX = width * 0.5;
  const centreY = height * 0.42;
  return (x, y) => {
    const angle = Math.atan2(y - centreY, x - centreX) + seconds * 0.14 + turn * 6;
    const wave = Math.sin(angle * count) * 5;
    const band = wave > 1 ? 1 : wave < -1 ? 0 : (wave + 1) / 2;
    const far = Math.min(1, Math.hypot(x - centreX, y - centreY) / height);
    return [band * 0.85, -far * 26 + pulse * 6 * (1 - far)];
  };
});

/** Hills of colour that roll past each other. */
const waves = generator("waves", ({ height, seconds, pulse, turn }) => {
  const layer = (x: number, index: number): number =>
    height * (0.28 + index * 0.2) +
    Math.sin(x * (0.035 + index * 0.012) + seconds * (0.7 - index * 0.13) + turn * 9 + index) *
      height *
      0.055;
  return (x, y) => {
    let depth = 0;
    for (let index = 0; index < 4; index += 1) {
      const edge = y - layer(x, index);
      depth += edge > 1 ? 1 : edge < -1 ? 0 : (edge + 1) / 2;
    }
    return [depth / 4, pulse * 3 * (depth / 4)];
  };
});

/** A screen of dots that swell as a wave passes. */
const halftone = generator("halftone", ({ width, height, seconds, pulse, settings }) => {
  const pitch = settings.pitch ?? 9;
  return (x, y) => {
    const column = Math.floor(x / pitch);
    const row = Math.floor(y / pitch);
    const dx = x - (column + 0.5) * pitch + (row % 2 === 0 ? 0 : pitch / 4);
    const dy = y - (row + 0.5) * pitch;
    const swell = 0.5 + 0.5 * Math.sin(column * 0.55 + row * 0.4 - seconds * 1.6);
    const radius = pitch * (0.12 + 0.3 * swell * (y / height)) * (1 + pulse * 0.12);
    const edge = radius - Math.sqrt(dx * dx + dy * dy);
    return [Math.max(0, Math.min(1, edge + 0.5)) * 0.8, -Math.abs(x / width - 0.5) * 10];
  };
});

/** Broad diagonal stripes on the move. */
const stripes = generator("stripes", ({ seconds, pulse, settings }) => {
  const pitch = settings.pitch ?? 34;
  return (x, y) => {
    const position = (((x + y * 0.6 + seconds * 9) % pitch) + pitch) % pitch;
    const edge = Math.min(position, pitch - position) - pitch / 4;
    return [Math.max(0, Math.min(1, edge + 0.5)) * 0.75, pulse * 4];
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
  const lights = new Map(stars.map((star) => [star.key, star.light]));
  return (x, y) => {
    const u = x / width;
    const v = y / height;
    const cloud =
      Math.sin(u * 5 + seconds * 0.3 + turn * 6 + Math.sin(v * 7 - seconds * 0.22) * 1.4) *
      Math.cos(v * 4.4 + turn * 3 + Math.sin(u * 6 + seconds * 0.18));
    return [Math.max(0, cloud * 0.75), (lights.get(y * width + x) ?? 0) + pulse * 4];
  };
});

/** Scan lines and a slow beam, as on an old terminal. */
const scan = generator("scan", ({ width, height, seconds, pulse }) => {
  const beam = (seconds * 26) % (height * 1.4);
  return (x, y) => {
    const line = y % 3 === 0 ? 0.35 : 0;
    const distance = Math.abs(y - beam);
    const glow = distance < 20 ? (1 - distance / 20) * 0.7 : 0;
    const column = (Math.floor(x / 6) * 7919 + Math.floor(seconds * 2 + (x % 5))) % 11 === 0 ? 0.12 : 0;
    return [Math.min(1, line + glow + column), -Math.abs(x / width - 0.5) * 14 + pulse * 4];
  };
});

const GENERATORS: readonly BackgroundGenerator[] = [aurora, rays, waves, halftone, stripes, nebula, scan];

/** One row per generator; themes name them. */
export const BACKGROUNDS: ReadonlyMap<string, BackgroundGenerator> = new Map(
  GENERATORS.map((one) => [one.id, one]),
);
