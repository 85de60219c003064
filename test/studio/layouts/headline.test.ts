import { expect, test } from "vitest";
import { headline } from "../../../src/studio/layouts/headline.ts";
import { moves, sampleOf, topOf } from "../../support/layouts.ts";
import { readable } from "../../support/nodes.ts";
import { layoutContext, momentAt, stage } from "../../support/studio.ts";

const data = { ...sampleOf("headline"), footer: "Source: Unicode CLDR" };
const context = await layoutContext("poster", [data]);
const draw = (timeMs: number, change = {}, shown = data) =>
  headline.draw(shown, momentAt(timeMs, change), context);
const say = (nodes: ReturnType<typeof draw>): string => readable(nodes).join(" ").toLowerCase();

test("kicker, text and footer are read from top to foot", () => {
  const nodes = draw(3000);
  expect(say(nodes)).toBe("top 5 nobody guesses number 1 on this list source: unicode cldr");
  const [first = ""] = readable(
    nodes.filter((node) => node.texts?.[0]?.text.toLowerCase().startsWith("nobody")),
  );
  expect(topOf(nodes, "Top 5")).toBeLessThan(topOf(nodes, first));
  expect(topOf(nodes, first)).toBeLessThan(topOf(nodes, "Source"));
});

test("as the very first picture all of it stands at once, and the text is the hook", () => {
  const nodes = draw(0, { isOpening: true });
  expect(say(nodes)).toBe(say(draw(3000)));
  const hooks = nodes.flatMap((node) => node.texts ?? []).filter((text) => text.role === "hook");
  expect(
    hooks
      .map(({ text }) => text)
      .join(" ")
      .toLowerCase(),
  ).toBe("nobody guesses number 1 on this list");
  expect(moves((timeMs) => draw(timeMs, { isOpening: true }), 0, 400)).toBe(true);
});

test("later it comes in line by line", () => {
  expect(say(draw(0))).toBe("source: unicode cldr");
  expect(moves(draw, 100, 300)).toBe(true);
  expect(
    draw(3000)
      .flatMap((node) => node.texts ?? [])
      .some((text) => text.role === "hook"),
  ).toBe(false);
});

test("pictures stand large below everything that is read, three at most", () => {
  const four = {
    ...data,
    pictures: ["ng", "br", "jp", "tz"].map((code) => ({ kind: "flag" as const, code })),
  };
  const pictures = draw(3000, {}, four).filter((node) => node.isBleeding);
  expect(pictures).toHaveLength(3);
  for (const node of pictures) {
    expect(node.y).toBeGreaterThan(stage.safe.y + stage.safe.height);
    expect(node.width).toBeGreaterThan(400);
  }
});

test("the word that is heard lights up, where the text is what is said", () => {
  const spoken = data.text.split(" ").map((show, index) => ({ show, startMs: index * 400, endMs: 300 }));
  const keys = (timeMs: number) => draw(timeMs, { isOpening: true, spoken }).map(({ key }) => key);
  expect(keys(100)).not.toEqual(keys(500));
  expect(keys(100)).toEqual(keys(300));
});

test("text alone is enough", () => {
  expect(say(draw(3000, {}, { layout: "headline", text: "Only this", footer: "" }))).toBe("only this");
});
