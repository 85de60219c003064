import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import type { Picture } from "../../../src/model/layout-data.ts";
import { openAssets, picturesIn } from "../../../src/studio/assets/asset-library.ts";
import { painted } from "../../support/nodes.ts";
import { temporaryFolder } from "../../support/store.ts";
import { LAYOUT_SAMPLES, layoutContext, library } from "../../support/studio.ts";

const place = (picture: Picture) => ({ layout: "headline" as const, text: "😀", pictures: [picture] });

async function assetsFor(picture: Picture, logo?: string) {
  const { theme, fonts } = await layoutContext("poster", [place({ kind: "emoji", emoji: "😀" })]);
  return await openAssets({ data: [place(picture)], library, theme, fonts, logo });
}

/** A picture of 40 × 20, half red, half blue. */
function imageFile(): string {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext("2d");
  for (const [index, colour] of ["#ff0000", "#0000ff"].entries()) {
    context.fillStyle = colour;
    context.fillRect(index * 20, 0, 20, 20);
  }
  const file = join(temporaryFolder(), "logo.png");
  writeFileSync(file, canvas.toBuffer("image/png"));
  return file;
}

test.each<Picture>([
  { kind: "flag", code: "us" },
  { kind: "shape", code: "br" },
  { kind: "emoji", emoji: "😀" },
  { kind: "glyph", text: "K" },
])("$kind fits into its place and can be seen", async (picture) => {
  const sprite = (await assetsFor(picture)).sprite(picture, 300, 120);
  expect(sprite.width).toBeLessThanOrEqual(300);
  expect(sprite.height).toBeLessThanOrEqual(120);
  expect(Math.max(sprite.width / 300, sprite.height / 120)).toBeGreaterThan(0.95);
  expect(painted(sprite).inkPart).toBeGreaterThan(0.03);
});

test("a file keeps its proportions, its colours and round corners", async () => {
  const picture = { kind: "image" as const, file: imageFile() };
  const sprite = (await assetsFor(picture)).sprite(picture, 200, 200);
  expect([sprite.width, sprite.height]).toEqual([200, 100]);
  const { at } = painted(sprite);
  expect([at(40, 50), at(160, 50), at(0, 0)[3]]).toEqual([[255, 0, 0, 255], [0, 0, 255, 255], 0]);
});

test("the brand's logo is loaded though no beat names it", async () => {
  const file = imageFile();
  const sprite = (await assetsFor({ kind: "glyph", text: "K" }, file)).sprite(
    { kind: "image", file },
    80,
    80,
  );
  expect([sprite.width, sprite.height]).toEqual([80, 40]);
});

test("a country without a flag shows its code", async () => {
  const picture = { kind: "flag" as const, code: "zz" };
  const sprite = (await assetsFor(picture)).sprite(picture, 300, 120);
  expect(sprite.key).toContain("ZZ");
  expect(painted(sprite).inkPart).toBeGreaterThan(0.03);
});

test.each(["is not there", "is no picture"])(
  "a file that %s is named before the first frame",
  async (what) => {
    const file = join(temporaryFolder(), "logo.png");
    if (what === "is no picture") writeFileSync(file, "rubbish");
    await expect(assetsFor({ kind: "image", file })).rejects.toMatchObject({
      kind: "usage",
      code: "picture-unreadable",
      message: expect.stringContaining(file),
    });
  },
);

test("an outline that the map does not have is named", async () => {
  const assets = await assetsFor({ kind: "glyph", text: "K" });
  expect(assets.outline("br").flat().length).toBeGreaterThan(10);
  expect(() => assets.outline("zz")).toThrow(
    expect.objectContaining({ code: "outline-missing", message: expect.stringContaining('"zz"') }),
  );
});

test("every picture of every layout is found, and a zoomed flag is a flag", () => {
  expect(picturesIn(LAYOUT_SAMPLES.filter(({ layout }) => layout === "quiz-card"))).toEqual([
    { kind: "flag", code: "br" },
    { kind: "flag", code: "tz" },
  ]);
  expect(picturesIn([place({ kind: "image", file: "a.png" })])).toEqual([{ kind: "image", file: "a.png" }]);
});
