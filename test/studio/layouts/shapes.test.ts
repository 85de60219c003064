import { expect, test } from "vitest";
import {
  barNode,
  inkOn,
  luminance,
  moved,
  panelNode,
  withAlpha,
} from "../../../src/studio/layouts/shapes.ts";
import { painted } from "../../support/nodes.ts";
import { layoutContext } from "../../support/studio.ts";

const context = await layoutContext("poster", []);
const shaped = (radius: number, outline: number) => ({
  ...context,
  theme: { ...context.theme, shape: { radius, outline } },
});
const BOX = { x: 10, y: 20, width: 60.4, height: 30 };

test("a panel is its colour, with round corners, and an outline where the theme has one", () => {
  const plain = painted(panelNode(shaped(12, 0), BOX, "#ff0000"));
  expect([plain.at(30, 15), plain.at(0, 0)[3]]).toEqual([[255, 0, 0, 255], 0]);
  expect(plain.has(context.theme.colours.text)).toBe(false);
  const outlined = painted(panelNode(shaped(0, 6), BOX, "#ff0000"));
  expect(outlined.has(context.theme.colours.text)).toBe(true);
  expect(outlined.at(30, 15)).toEqual([255, 0, 0, 255]);
});

test("a bar goes from one colour to another", () => {
  const bar = painted(barNode(shaped(0, 0), BOX, "#000000", "#0000ff"));
  expect(bar.at(2, 15)[2]).toBeLessThan(30);
  expect(bar.at(58, 15)[2]).toBeGreaterThan(220);
});

test("both stand where they should and are named by all that their pixels depend on", () => {
  for (const node of [
    panelNode,
    (_: typeof context, box: typeof BOX, colour: string) => barNode(_, box, colour, colour),
  ]) {
    const one = node(shaped(4, 0), BOX, "#ff0000");
    expect(one).toMatchObject({ x: 10, y: 20, width: 61, height: 30 });
    expect(node(shaped(4, 0), { ...BOX, x: 99 }, "#ff0000").key).toBe(one.key);
    expect(node(shaped(4, 0), BOX, "#00ff00").key).not.toBe(one.key);
    expect(node(shaped(9, 0), BOX, "#ff0000").key).not.toBe(one.key);
    expect(node(shaped(4, 0), { ...BOX, width: 90 }, "#ff0000").key).not.toBe(one.key);
  }
});

test("ink is black on what is light and white on what is dark", () => {
  expect(
    ["#ffffff", "#ffd60a", "#00e5ff", "#000000", "#0a2a8c", "#c0102a"].map(
      (colour) => luminance(inkOn(colour)) > 0.5,
    ),
  ).toEqual([false, false, false, true, true, true]);
});

test("luminance is WCAG's", () => {
  expect(["#ffffff", "#000000", "#ff0000", "#808080"].map((colour) => luminance(colour).toFixed(4))).toEqual([
    "1.0000",
    "0.0000",
    "0.2126",
    "0.2159",
  ]);
});

test("alpha is written behind the colour", () => {
  expect([withAlpha("#1a2b3c", 1), withAlpha("#1a2b3c", 0.02), withAlpha("#1a2b3c", 0)]).toEqual([
    "#1a2b3cff",
    "#1a2b3c05",
    "#1a2b3c00",
  ]);
});

test("what is moved takes its text along, keeps its key and leaves the original where it was", () => {
  const text = { text: "a", role: "layout" as const, box: { ...BOX } };
  const node = { ...panelNode(context, BOX, "#ff0000"), texts: [text] };
  const away = moved(node, 5, -7, { opacity: 0.5 });
  expect(away).toMatchObject({ key: node.key, x: 15, y: 13, opacity: 0.5 });
  expect(away.texts?.[0]?.box).toEqual({ ...BOX, x: 15, y: 13 });
  expect([node.x, text.box.x]).toEqual([10, 10]);
});
