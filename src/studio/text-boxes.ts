import type { TextBox } from "../model/timeline.ts";
import type { SpriteNode } from "./scene.ts";

const GRID_PX = 8;
const VISIBLE_OPACITY = 0.6;
/** What stands for a shorter time is passing through: nobody is meant to read it there. */
const READ_FRAMES_MIN = 6;

export interface TextBoxRecorder {
  add(frame: number, nodes: readonly SpriteNode[]): void;
  finish(): TextBox[];
}

/** Remembers what could be read where and from when until when, from the nodes that were drawn. */
export function createTextBoxes(): TextBoxRecorder {
  const open = new Map<string, TextBox>();
  const closed: TextBox[] = [];
  return {
    add(frame, nodes) {
      for (const node of nodes) {
        if ((node.opacity ?? 1) < VISIBLE_OPACITY) continue;
        for (const { text, role, box } of node.texts ?? []) {
          const place = [role, text, Math.round(box.x / GRID_PX), Math.round(box.y / GRID_PX)].join("|");
          const known = open.get(place);
          if (known && known.endFrame >= frame) known.endFrame = frame + 1;
          else {
            if (known) closed.push(known);
            open.set(place, {
              text,
              role,
              x: box.x,
              y: box.y,
              width: box.width,
              height: box.height,
              startFrame: frame,
              endFrame: frame + 1,
            });
          }
        }
      }
    },
    finish: () =>
      [...closed, ...open.values()]
        .filter((box) => box.role === "caption" || box.endFrame - box.startFrame >= READ_FRAMES_MIN)
        .sort((a, b) => a.startFrame - b.startFrame),
  };
}
