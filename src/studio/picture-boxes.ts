import type { PictureBox } from "../model/timeline.ts";
import type { Rect, SpriteNode } from "./scene.ts";

export interface PictureBoxRecorder {
  add(frame: number, nodes: readonly SpriteNode[]): void;
  /** A picture that fills the frame behind everything. */
  addBackdrop(frame: number, whole: Rect): void;
  finish(): PictureBox[];
}

/** Remembers where pictures stood that may bleed: for each, the space it moved in, from when until when. */
export function createPictureBoxes(): PictureBoxRecorder {
  const open = new Map<string, PictureBox>();
  const closed: PictureBox[] = [];
  const see = (key: string, frame: number, rect: Rect): void => {
    const known = open.get(key);
    if (known && known.endFrame >= frame) {
      Object.assign(known, union(known, rect), { endFrame: frame + 1 });
      return;
    }
    if (known) closed.push(known);
    open.set(key, { ...rect, startFrame: frame, endFrame: frame + 1 });
  };
  return {
    add(frame, nodes) {
      for (const node of nodes) if (node.isBleeding) see(node.key, frame, visible(node));
    },
    addBackdrop: (frame, whole) => see("backdrop", frame, whole),
    finish: () => [...closed, ...open.values()].sort((a, b) => a.startFrame - b.startFrame),
  };
}

function visible(node: SpriteNode): Rect {
  if (node.clip) return node.clip;
  const scale = node.scale ?? 1;
  const width = node.width * scale;
  const height = node.height * scale;
  return {
    x: node.x + (node.width - width) / 2,
    y: node.y + (node.height - height) / 2,
    width,
    height,
  };
}

function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
