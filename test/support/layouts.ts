import type { LayoutDataOf, LayoutId } from "../../src/model/layout-data.ts";
import type { SpriteNode } from "../../src/studio/scene.ts";
import { LAYOUT_SAMPLES } from "./studio.ts";

/** The first sample of a layout that fits. */
export function sampleOf<Id extends LayoutId>(
  layout: Id,
  fits: (data: LayoutDataOf<Id>) => boolean = () => true,
): LayoutDataOf<Id> {
  const found = LAYOUT_SAMPLES.find(
    (data): data is LayoutDataOf<Id> => data.layout === layout && fits(data as LayoutDataOf<Id>),
  );
  if (!found) throw new Error(`the samples have no such ${layout}`);
  return found;
}

/** Whether any node of one moment stands, scales or fades otherwise than in another. */
export function moves(
  draw: (timeMs: number) => readonly SpriteNode[],
  fromMs: number,
  toMs: number,
): boolean {
  const look = (timeMs: number): string =>
    JSON.stringify(
      draw(timeMs).map(({ key, x, y, scale, opacity, clip }) => [key, x, y, scale, opacity, clip]),
    );
  return look(fromMs) !== look(toMs);
}

/** Names every number of these nodes that is none. */
export function brokenNumbers(nodes: readonly SpriteNode[]): string[] {
  return nodes.flatMap(({ key, x, y, width, height, scale = 1, opacity = 1, clip }) =>
    Object.entries({ x, y, width, height, scale, opacity, ...clip })
      .filter(([, value]) => !Number.isFinite(value))
      .map(([name]) => `${name} of ${key}`),
  );
}

/** Where a text stands: of its first line, in the frame. */
export function topOf(nodes: readonly SpriteNode[], text: string): number {
  const found = nodes.flatMap((node) => node.texts ?? []).find((one) => one.text.startsWith(text));
  if (!found) throw new Error(`"${text}" is not on screen`);
  return found.box.y;
}
