import { describe, expect, test } from "vitest";
import { BACKGROUNDS } from "../../../src/studio/backgrounds/background-table.ts";
import { rgbOf } from "../../../src/studio/backgrounds/colour.ts";
import { library } from "../../support/studio.ts";

const SIZE = { width: 54, height: 96 };
const theme = library.theme("poster");

describe.each([...BACKGROUNDS])("%s", (id, generator) => {
  const draw = (timeMs: number, pulse = 0, seed = "a"): Uint8ClampedArray => {
    const pixels = new Uint8ClampedArray(SIZE.width * SIZE.height * 4);
    generator.draw(
      pixels,
      SIZE.width,
      SIZE.height,
      timeMs,
      pulse,
      { ...theme, background: { generator: id, settings: {} } },
      seed,
    );
    return pixels;
  };
  const difference = (a: Uint8ClampedArray, b: Uint8ClampedArray): number =>
    a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / (a.length * 0.75);

  test("fills every pixel, opaque, and repeats", () => {
    const pixels = draw(1234, 0.5);
    expect(pixels.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
    expect(draw(1234, 0.5)).toEqual(pixels);
  });

  test("lives: it moves within a second, without a jump from one frame to the next", () => {
    expect(difference(draw(2000), draw(3000))).toBeGreaterThan(0.3);
    expect(difference(draw(2000), draw(2033))).toBeLessThan(8);
  });

  test("has the theme's colours and no other: what it adds is a little light", () => {
    const [from, to] = [rgbOf(theme.colours.background), rgbOf(theme.colours.background2)];
    const pixels = draw(500);
    const averages = (["red", "green", "blue"] as const).map((channel, offset) => {
      const values = pixels.filter((_, at) => at % 4 === offset);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [mean, Math.min(from[channel], to[channel]) - 30, Math.max(from[channel], to[channel]) + 30];
    });
    for (const [mean = 0, least, most] of averages) {
      expect(mean).toBeGreaterThanOrEqual(least ?? 0);
      expect(mean).toBeLessThanOrEqual(most ?? 0);
    }
    expect(new Set(pixels).size).toBeGreaterThan(10);
  });
});

test("they are different pictures, and a theme names each of its own", () => {
  const named = library.themes().map((one) => one.background.generator);
  expect(new Set(named).size).toBeGreaterThanOrEqual(6);
  expect(named.filter((name) => !BACKGROUNDS.has(name))).toEqual([]);
});
