import { expect, test } from "vitest";
import { captionLines, captionNodes } from "../../../src/studio/captions/caption-nodes.ts";
import { captionPages } from "../../../src/studio/captions/caption-pages.ts";
import { painted, readable } from "../../support/nodes.ts";
import { layoutContext, stage } from "../../support/studio.ts";

const zone = stage.captions;
const context = await layoutContext("poster", []);

const pagesOf = (text: string) =>
  captionPages(
    text
      .split(" ")
      .map((show, index) => ({ show, beatId: "b1", startMs: 1000 + index * 300, endMs: 1250 + index * 300 })),
  );
const pages = pagesOf("Nigeria has the most people. Egypt follows.");
const at = (timeMs: number, style = "box") => captionNodes(context, pages, timeMs, zone, style);

test("the words of a page stand as long as the page, and at other times there are none", () => {
  expect(readable(at(999))).toEqual(["Nigeria", "has", "the", "most", "people."]);
  expect(readable(at(2499))).toEqual(["Nigeria", "has", "the", "most", "people."]);
  expect(readable(at(2500))).toEqual(["Egypt", "follows."]);
  expect([at(500), at(9000)]).toEqual([[], []]);
});

test("the word that is heard is the one that is lit, until the next is heard", () => {
  const { accent } = context.theme.colours;
  const lit = (timeMs: number): string[] =>
    at(timeMs, "pop")
      .filter((node) => painted(node).has(accent))
      .flatMap((node) => readable([node]));
  expect([1000, 1299, 1300, 1280, 1900].map((timeMs) => lit(timeMs).join())).toEqual([
    "Nigeria",
    "has",
    "has",
    "Nigeria",
    "most",
  ]);
});

test("words that were heard are not words that are to come", () => {
  const theme = context.theme.colours;
  const faint = (timeMs: number): string[] =>
    at(timeMs, "glow")
      .filter((node) => !painted(node).has(theme.text) && !painted(node).has(theme.accent))
      .flatMap((node) => node.texts?.map(({ text }) => text) ?? []);
  expect(faint(1300)).toEqual(["the", "most", "people."]);
});

test.each([
  "Nigeria has the most people.",
  "Donaudampfschifffahrtsgesellschaft Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
  "a b c d e f",
])("%s stands inside the zone, in at most two lines, without a word over another", (text) => {
  for (const page of pagesOf(text)) {
    const boxes = captionNodes(context, [page], page.startMs, zone, "glow").flatMap(
      (node) => node.texts ?? [],
    );
    for (const { box } of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(zone.x);
      expect(box.x + box.width).toBeLessThanOrEqual(zone.x + zone.width);
      expect(box.y).toBeGreaterThanOrEqual(zone.y);
      expect(box.y + box.height).toBeLessThanOrEqual(zone.y + zone.height);
    }
    for (const [index, { box }] of boxes.entries()) {
      const next = boxes[index + 1]?.box;
      if (next?.y === box.y) expect(next.x).toBeGreaterThan(box.x + box.width);
    }
    expect(new Set(boxes.map(({ box }) => box.y)).size).toBeLessThanOrEqual(2);
  }
});

test("subtitle files break the lines where the picture does", () => {
  const [page] = pages;
  if (!page) throw new Error("there is no page");
  const lines = captionLines(context, page, zone);
  expect(lines.join(" ")).toBe("Nigeria has the most people.");
  const words = at(1000).flatMap((node) => node.texts ?? []);
  const rows = [...new Set(words.map(({ box }) => box.y))].map((y) =>
    words.filter(({ box }) => box.y === y).map(({ text }) => text),
  );
  expect(rows.map((row) => row.join(" "))).toEqual(lines);
});
