import { describe, expect, test } from "vitest";
import { type TextRequest, textNodes } from "../../../src/studio/text/text-nodes.ts";
import { painted } from "../../support/nodes.ts";
import { layoutContext, library } from "../../support/studio.ts";

const upper = library.themes().find((theme) => theme.fonts.display.isUpperCase);
const lower = library.themes().find((theme) => !theme.fonts.display.isUpperCase);
if (!upper || !lower) throw new Error("there are no two kinds of display type to test");
const shouting = await layoutContext(upper.id, []);
const calm = await layoutContext(lower.id, []);

const BOX = { x: 100, y: 400, width: 600, height: 300 };
const request = (change: Partial<TextRequest> = {}): TextRequest => ({
  text: "Nobody guesses number one on this list",
  box: BOX,
  font: "display",
  colour: "#112233",
  maxSize: 90,
  maxLines: 3,
  ...change,
});
const textOf = (change: Partial<TextRequest> = {}, context = calm): string =>
  textNodes(context, request(change))
    .flatMap((node) => node.texts?.map(({ text }) => text) ?? [])
    .join(" ");

test("one node a line; together they say the text, inside the box", () => {
  const nodes = textNodes(calm, request());
  expect(nodes.length).toBeGreaterThan(1);
  expect(textOf()).toBe("Nobody guesses number one on this list");
  for (const { box } of nodes.flatMap((node) => node.texts ?? [])) {
    expect(box.x).toBeGreaterThanOrEqual(BOX.x);
    expect(box.x + box.width).toBeLessThanOrEqual(BOX.x + BOX.width);
    expect(box.y).toBeGreaterThanOrEqual(BOX.y);
    expect(box.y + box.height).toBeLessThanOrEqual(BOX.y + BOX.height + 1);
  }
});

test("a theme that shouts sets its display type, and only that, in capitals", () => {
  expect(textOf({ text: "Straße" }, shouting)).toBe("STRASSE");
  expect(textOf({ text: "Straße", font: "body" }, shouting)).toBe("Straße");
});

test("what cannot be set at the least size is cut with an ellipsis", () => {
  expect(textOf({ text: "word ".repeat(300), minSize: 40 })).toMatch(/…$/);
});

test("nothing to say is no node that can be read", () => {
  expect(textOf({ text: "  " }).trim()).toBe("");
});

describe("where it stands", () => {
  const placeOf = (change: Partial<TextRequest>) => {
    const [node] = textNodes(calm, request({ text: "Short", maxLines: 1, ...change }));
    const box = node?.texts?.[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    return {
      left: box.x - BOX.x,
      right: BOX.x + BOX.width - box.x - box.width,
      over: box.y - BOX.y,
      under: BOX.y + BOX.height - box.y - box.height,
    };
  };

  test("left, centre or right", () => {
    expect(placeOf({}).left).toBe(0);
    expect(placeOf({ align: "right" }).right).toBeCloseTo(0);
    const { left, right } = placeOf({ align: "centre" });
    expect(left).toBeCloseTo(right);
  });

  test("top, middle or bottom", () => {
    expect(placeOf({ vertical: "top" }).over).toBe(0);
    expect(placeOf({ vertical: "bottom" }).under).toBeCloseTo(0);
    const { over, under } = placeOf({});
    expect(over).toBeCloseTo(under);
  });
});

test("the emphasised part has its colour, wherever the lines break and however it is written", () => {
  const change = { emphasis: "Number ONE!", emphasisColour: "#ff0000" };
  const sprites = textNodes(calm, request(change)).map((node) => ({
    ...painted(node),
    text: node.texts?.[0]?.text,
  }));
  for (const sprite of sprites) {
    expect(sprite.has("#ff0000"), sprite.text).toBe(/number|one/.test(sprite.text ?? ""));
  }
  expect(sprites.some((sprite) => sprite.has("#112233"))).toBe(true);
  const elsewhere = textNodes(calm, request({ ...change, emphasis: "two" })).map(painted);
  expect(elsewhere.some((sprite) => sprite.has("#ff0000"))).toBe(false);
});

test("equal keys are equal pictures: whatever changes the pixels changes the key", () => {
  const keyOf = (change: Partial<TextRequest>, context = calm): string | undefined =>
    textNodes(context, request({ text: "one two", maxLines: 1, ...change }))[0]?.key;
  const changes: Partial<TextRequest>[] = [
    {},
    { text: "one too" },
    { colour: "#445566" },
    { font: "body" },
    { maxSize: 40 },
    { emphasis: "two" },
    { emphasis: "two", emphasisColour: "#ff0000" },
    { outline: { colour: "#000000", widthPx: 8 } },
    { outline: { colour: "#ffffff", widthPx: 8 } },
    { outline: { colour: "#ffffff", widthPx: 4 } },
  ];
  const keys = [...changes.map((change) => keyOf(change)), keyOf({}, shouting)];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keyOf({ box: { ...BOX, x: 0 } })).toBe(keyOf({}));
});

test("an outline surrounds the letters and leaves them their colour", () => {
  const [plain, outlined] = [{}, { outline: { colour: "#00ff00", widthPx: 8 } }].map((change) =>
    painted(textNodes(calm, request({ text: "one", maxSize: 60, ...change }))[0] ?? fail()),
  );
  expect(outlined?.has("#00ff00")).toBe(true);
  expect(outlined?.has("#112233")).toBe(true);
  expect(outlined?.inkPart).toBeGreaterThan(plain?.inkPart ?? 1);
});

function fail(): never {
  throw new Error("there is no line");
}
