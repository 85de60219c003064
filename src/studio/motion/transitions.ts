import { moved } from "../layouts/shapes.ts";
import type { Rect, SpriteNode } from "../scene.ts";
import { EASINGS } from "./easing.ts";

/**
 * How one beat gives way to the next. `leaving` are the last nodes of the old beat, `arriving` the first of the new;
 * progress runs from 0 to 1. Themes name one.
 */
export type Transition = (
  leaving: readonly SpriteNode[],
  arriving: readonly SpriteNode[],
  progress: number,
  frame: Rect,
) => SpriteNode[];

const glide = EASINGS.glide ?? ((progress: number) => progress);
const fading = (nodes: readonly SpriteNode[], opacity: number): SpriteNode[] =>
  nodes.map((node) => ({ ...node, opacity: (node.opacity ?? 1) * opacity }));
/** A clip belongs to the picture, so it travels with it. */
const shifted = (nodes: readonly SpriteNode[], dx: number, dy: number): SpriteNode[] =>
  nodes.map((node) =>
    moved(
      node,
      dx,
      dy,
      node.clip ? { clip: { ...node.clip, x: node.clip.x + dx, y: node.clip.y + dy } } : {},
    ),
  );

export const TRANSITIONS: Readonly<Record<string, Transition>> = {
  cut: (_leaving, arriving) => [...arriving],
  slide: (leaving, arriving, progress, frame) => {
    const travelled = glide(progress);
    return [
      ...shifted(leaving, -frame.width * travelled, 0),
      ...shifted(arriving, frame.width * (1 - travelled), 0),
    ];
  },
  lift: (leaving, arriving, progress, frame) => {
    const travelled = glide(progress);
    return [
      ...shifted(leaving, 0, -frame.height * 0.7 * travelled),
      ...shifted(arriving, 0, frame.height * 0.7 * (1 - travelled)),
    ];
  },
  zoom: (leaving, arriving, progress) => [
    ...fading(
      leaving.map((node) => ({ ...node, scale: (node.scale ?? 1) * (1 + progress * 0.35) })),
      1 - progress,
    ),
    ...fading(arriving, Math.max(0, progress * 2 - 1)),
  ],
  drop: (leaving, arriving, progress, frame) => [
    ...fading(shifted(leaving, 0, frame.height * 0.5 * progress * progress), 1 - progress),
    ...shifted(arriving, 0, -frame.height * 0.5 * (1 - glide(progress))),
  ],
  dissolve: (leaving, arriving, progress) => [
    ...fading(leaving, 1 - progress),
    ...fading(arriving, progress),
  ],
};
