import type { LayoutDataOf } from "../../model/layout-data.ts";
import { mixNumbers } from "../motion/easing.ts";
import type { Layout, LayoutContext, Moment, Rect, SpriteNode } from "../scene.ts";
import { floorCards } from "../scenery/floor-cards.ts";
import { textNodes } from "../text/text-nodes.ts";
import { type RacePlace, racePlaces, valueAt } from "./race-places.ts";
import { barNode, inkOn } from "./shapes.ts";

type Data = LayoutDataOf<"bar-race">;

const ROWS_SHOWN = 6;
const TITLE_HEIGHT = 140;
const MOMENT_WIDTH = 270;
const NUMBER_STEPS_PER_SECOND = 8;
/** Rows pass over each other while they swap: what is to be read keeps its own ground. */
const OUTLINE_PX = 6;
const SWAP_MS = 600;
/** How much is left of a row while another one passes right over it. */
const PASSED_OPACITY = 0.25;

/** Bars over time: lengths run between the moments of the data, ranks glide past each other, the year stands large. */
export const barRace: Layout<"bar-race"> = {
  id: "bar-race",
  draw(data, moment, context) {
    const { stage, theme } = context;
    const travelled = Math.min(1, moment.timeMs / Math.max(1, moment.durationMs - 150));
    const position = mixNumbers(data.fromIndex, data.toIndex, travelled);
    const numberPosition = quantise(position, data, moment.durationMs);
    const values = data.series.map((series) => valueAt(series.values, position));
    const places = racePlaces(data, position, SWAP_MS * momentsPerMs(data, moment));
    const largest = Math.max(...values, Number.MIN_VALUE);
    const rowHeight = (stage.height - TITLE_HEIGHT) / Math.min(ROWS_SHOWN, data.series.length);
    const area = {
      x: stage.x,
      y: stage.y + TITLE_HEIGHT,
      width: stage.width,
      height: stage.height - TITLE_HEIGHT,
    };
    const rows = inOrderOfDrawing(places).flatMap(({ index, place, opacity }) => {
      if (place > ROWS_SHOWN - 0.5) return [];
      const box = { x: area.x, y: area.y + place * rowHeight, width: area.width, height: rowHeight - 14 };
      const nodes = row(context, data, index, box, {
        share: (values[index] ?? 0) / largest,
        value: valueAt(data.series[index]?.values ?? [], numberPosition),
        isFirst: place < 0.5,
      });
      return opacity < 1 ? nodes.map((node) => ({ ...node, opacity })) : nodes;
    });
    return [
      ...leaderOnFloor(context, data, position, moment),
      ...textNodes(context, {
        text: data.title,
        box: { x: stage.x, y: stage.y, width: stage.width - MOMENT_WIDTH, height: TITLE_HEIGHT - 16 },
        font: "display",
        colour: theme.colours.text,
        maxSize: 62,
        minSize: 28,
        maxLines: 2,
        role: moment.isOpening ? "hook" : "layout",
      }),
      ...rows,
      ...textNodes(context, {
        text: data.moments[Math.min(data.moments.length - 1, Math.round(position))] ?? "",
        box: {
          x: stage.x + stage.width - MOMENT_WIDTH,
          y: stage.y,
          width: MOMENT_WIDTH,
          height: TITLE_HEIGHT - 20,
        },
        font: "display",
        colour: theme.colours.accent,
        maxSize: 122,
        maxLines: 1,
        align: "right",
      }),
    ];
  },
};

const momentsPerMs = (data: Data, moment: Moment): number =>
  (data.toIndex - data.fromIndex) / Math.max(1, moment.durationMs - 150);

interface DrawnPlace {
  index: number;
  place: number;
  opacity: number;
}

/** Who overtakes passes over the others, and those are nearly gone while they lie under it. */
function inOrderOfDrawing(places: readonly RacePlace[]): DrawnPlace[] {
  const rows = places.map((place, index) => ({ ...place, index }));
  const sorted = [...rows.filter(({ isRising }) => !isRising), ...rows.filter(({ isRising }) => isRising)];
  return sorted.map(({ index, place }, at) => {
    const covered = Math.max(0, ...sorted.slice(at + 1).map((over) => 1 - Math.abs(over.place - place)));
    return { index, place, opacity: mixNumbers(1, PASSED_OPACITY, covered) };
  });
}

/** How far back the last change of the lead is looked for, and how finely. */
const LEAD_SEARCH_MS = 900;
const LEAD_STEP_MS = 30;

/** The leader's picture, large; a new leader's comes up over it. */
function leaderOnFloor(context: LayoutContext, data: Data, position: number, moment: Moment): SpriteNode[] {
  const perMs = momentsPerMs(data, moment);
  const leaderAgo = (ms: number): number => leaderAt(data, Math.max(0, position - ms * perMs));
  const now = leaderAgo(0);
  let sinceMs = 0;
  while (sinceMs < LEAD_SEARCH_MS && leaderAgo(sinceMs) === now) sinceMs += LEAD_STEP_MS;
  const cards = (index: number, isStanding: boolean): SpriteNode[] => {
    const picture = data.series[index]?.picture;
    return picture ? floorCards(context, { pictures: [picture], sinceMs, isStanding }, moment) : [];
  };
  if (sinceMs >= LEAD_SEARCH_MS) return cards(now, true);
  return [...cards(leaderAgo(sinceMs), true), ...cards(now, false)];
}

function leaderAt(data: Data, position: number): number {
  const values = valuesAt(data, position);
  return values.indexOf(Math.max(...values));
}

interface RowState {
  share: number;
  value: number;
  isFirst: boolean;
}

function row(context: LayoutContext, data: Data, index: number, box: Rect, state: RowState): SpriteNode[] {
  const { colours } = context.theme;
  const series = data.series[index];
  if (!series) return [];
  const pictureWidth = series.picture ? box.height * 1.1 : 0;
  const left = box.x + (pictureWidth > 0 ? pictureWidth + 14 : 0);
  const room = box.x + box.width - left;
  const barBox = { x: left, y: box.y + box.height * 0.48, width: room, height: box.height * 0.52 };
  const shown = Math.max(barBox.height, room * Math.max(0, state.share));
  const bar = barNode(
    context,
    barBox,
    state.isFirst ? colours.accent : colours.accent2,
    state.isFirst ? colours.accent2 : colours.accent2,
  );
  const text = formatValue(state.value, data.valueFormat);
  const nodes: SpriteNode[] = [{ ...bar, clip: { ...barBox, width: shown } }];
  if (series.picture) {
    const sprite = context.assets.sprite(series.picture, pictureWidth, box.height);
    nodes.push({
      ...sprite,
      x: box.x + (pictureWidth - sprite.width) / 2,
      y: box.y + (box.height - sprite.height) / 2,
    });
  }
  nodes.push(
    ...textNodes(context, {
      text: series.label,
      box: { x: left, y: box.y - 2, width: room * 0.62, height: box.height * 0.46 },
      font: "body",
      colour: colours.text,
      maxSize: 46,
      minSize: 20,
      maxLines: 1,
      outline: { colour: context.theme.colours.background, widthPx: OUTLINE_PX },
    }),
  );
  const isInside = state.share > 0.42;
  const valueBox = isInside
    ? { x: left, y: barBox.y, width: shown - 16, height: barBox.height }
    : { x: left + shown + 14, y: barBox.y, width: room - shown - 14, height: barBox.height };
  nodes.push(
    ...textNodes(context, {
      text,
      box: valueBox,
      font: "body",
      colour: isInside
        ? inkOn(state.isFirst ? colours.accent : colours.accent2, colours.accent2)
        : colours.text,
      maxSize: 44,
      minSize: 18,
      maxLines: 1,
      align: isInside ? "right" : "left",
      ...(isInside ? {} : { outline: { colour: context.theme.colours.background, widthPx: OUTLINE_PX } }),
    }),
  );
  return nodes;
}

/** Numbers change a few times a second: faster cannot be read. */
function quantise(position: number, data: Data, durationMs: number): number {
  const perMoment = Math.max(
    1,
    Math.round(((durationMs / 1000) * NUMBER_STEPS_PER_SECOND) / Math.max(1, data.toIndex - data.fromIndex)),
  );
  return Math.floor(position * perMoment) / perMoment;
}

function valuesAt(data: Data, position: number): number[] {
  const bounded = Math.max(0, Math.min(data.moments.length - 1, position));
  return data.series.map((series) => valueAt(series.values, bounded));
}

export function formatValue(value: number, format: Data["valueFormat"]): string {
  return `${numberFormat(format.decimals).format(value / format.scale)}${format.suffix}`;
}

const numberFormats = new Map<number, Intl.NumberFormat>();

/** Kept: making one costs as much as drawing a row. */
function numberFormat(decimals: number): Intl.NumberFormat {
  const known =
    numberFormats.get(decimals) ??
    new Intl.NumberFormat("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  numberFormats.set(decimals, known);
  return known;
}
