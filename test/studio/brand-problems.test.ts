import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { brandProblems } from "../../src/studio/brand-problems.ts";
import { mediaTools } from "../support/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "viral-brand-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  const { ffmpeg } = await mediaTools();
  const make = (source: string, name: string): void => {
    execFileSync(ffmpeg, ["-v", "error", "-f", "lavfi", "-i", source, at(name)]);
  };
  make("sine=d=2", "beat.wav");
  make("sine=d=0.2", "blip.wav");
  make("testsrc=size=64x48:rate=5:duration=2", "silent.mp4");
  const circle = '<circle cx="5" cy="5" r="4" fill="red"/>';
  writeFileSync(
    at("logo.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${circle}</svg>`,
  );
  writeFileSync(at("noise.bin"), "this is nothing");
  copyFileSync("node_modules/@fontsource/anton/files/anton-latin-400-normal.woff2", at("font.woff2"));
  copyFileSync("templates/flags/us.png", at("logo.png"));
});

it.each(["logo.svg", "logo.png"])("has nothing to say about a brand with %s", async (logo) => {
  const fonts = { display: at("font.woff2"), body: at("font.woff2") };
  expect(await brandProblems({ logo: at(logo), music: at("beat.wav"), fonts }, mediaTools)).toEqual([]);
  expect(await brandProblems({}, mediaTools)).toEqual([]);
});

it("finds everything that is wrong at once, by setting", async () => {
  const brand = {
    logo: at("none.png"),
    music: at("noise.bin"),
    fonts: { display: at("logo.svg"), body: folder },
  };
  const problems = await brandProblems(brand, mediaTools);
  expect(problems.map(({ path }) => path)).toEqual([
    "brand.logo",
    "brand.music",
    "brand.fonts.display",
    "brand.fonts.body",
  ]);
  expect(problems[0]?.message).toBe(`there is no file ${at("none.png")}`);
});

it.each([
  ["noise.bin", "no sound that can be played"],
  ["silent.mp4", "has no sound"],
  ["blip.wav", "shorter than a second"],
])("refuses %s as music: %s", async (name, words) => {
  const [problem] = await brandProblems({ music: at(name) }, mediaTools);
  expect(problem?.message).toContain(words);
});

it("refuses a logo that cannot be drawn", async () => {
  const [problem] = await brandProblems({ logo: at("noise.bin") }, mediaTools);
  expect(problem?.message).toContain("no picture that can be drawn");
});
