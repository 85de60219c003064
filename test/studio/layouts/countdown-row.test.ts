import { expect, test } from "vitest";
import { revealedRow, waitingRow } from "../../../src/studio/layouts/countdown-row.ts";
import { layoutContext, momentAt } from "../../support/studio.ts";

const item = {
  rank: 2,
  label: "Japan",
  picture: { kind: "flag", code: "jp" } as const,
  value: 40,
  valueText: "40 islands",
};
const context = await layoutContext("poster", [{ layout: "headline", text: "a", pictures: [item.picture] }]);
const box = { x: 132, y: 400, width: 740, height: 170 };
const row = (timeMs: number, change = {}) =>
  revealedRow(context, item, box, {
    isActive: true,
    share: 0.4,
    moment: momentAt(timeMs),
    dy: 0,
    ...change,
  });
const textOf = (nodes: ReturnType<typeof row>) => nodes.flatMap((node) => node.texts ?? []);

test("a place that waits shows its rank and nothing else", () => {
  expect(textOf(waitingRow(context, 2, box, 0)).map(({ text }) => text)).toEqual(["2"]);
  const [panel] = waitingRow(context, 2, box, 30);
  expect(panel?.y).toBe(430);
});

test("a settled row says rank, name and value, inside its box", () => {
  const texts = textOf(row(3000));
  expect(texts.map(({ text }) => text)).toEqual(["2", "Japan", "40 islands"]);
  for (const { box: place } of texts) {
    expect(place.x).toBeGreaterThanOrEqual(box.x - 1);
    expect(place.x + place.width).toBeLessThanOrEqual(box.x + box.width + 1);
  }
});

test("the bar of the active row grows to its share; others have grown", () => {
  const barWidth = (timeMs: number, change = {}) =>
    row(timeMs, change).find((node) => node.clip)?.clip?.width ?? 0;
  expect(barWidth(200)).toBeLessThan(barWidth(600));
  expect(barWidth(3000)).toBeCloseTo(0.4 * (740 - 118), 0);
  expect(barWidth(0, { isActive: false })).toBe(barWidth(3000, { isActive: false }));
});

test("the value stands on a long bar and behind a short one", () => {
  const valueBox = (share: number) => textOf(row(3000, { share })).at(-1)?.box ?? { x: 0, width: 0 };
  const end = (share: number) => 132 + 118 + share * (740 - 118);
  expect(valueBox(0.4).x).toBeGreaterThan(end(0.4));
  expect(valueBox(0.9).x + valueBox(0.9).width).toBeLessThan(end(0.9));
});

test("a value on its bar is not to be read before the bar is under it", () => {
  for (let timeMs = 0; timeMs < 1200; timeMs += 33) {
    const nodes = row(timeMs, { share: 0.9 });
    const bar = nodes.find((node) => node.clip)?.clip ?? { x: 0, width: 0 };
    const value = nodes.find((node) => node.texts?.some(({ text }) => text === "40 islands"));
    const place = value?.texts?.[0]?.box ?? { x: 0, width: 0 };
    if ((value?.opacity ?? 0) >= 0.6)
      expect(bar.x + bar.width).toBeGreaterThanOrEqual(place.x + place.width - 8);
  }
  const settled = row(3000, { share: 0.9 }).find((node) => node.texts?.[0]?.text === "40 islands");
  expect(settled?.opacity).toBe(1);
});
