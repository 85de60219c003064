import type { TextBox } from "../model/timeline.ts";
import type { Rect, SpriteNode } from "./scene.ts";

const GRID_PX = 8;
const VISIBLE_OPACITY = 0.6;
/** What stands for a shorter time is passing through: nobody is meant to read it there. */
const READ_FRAMES_MIN = 6;

export interface TextBoxRecorder {
  add(frame: number, nodes: readonly SpriteNode[]): void;
  finish(): TextBox[];
}

/** A text while it is on screen, and where it stood in each frame so far. */
interface StandingText {
  text: string;
  role: TextBox["role"];
  startFrame: number;
  places: Rect[];
}

/** Remembers what could be read where and from when until when, from the nodes that were drawn. */
export function createTextBoxes(): TextBoxRecorder {
  const open = new Map<string, StandingText>();
  const closed: StandingText[] = [];
  return {
    add(frame, nodes) {
      for (const node of nodes) {
        if ((node.opacity ?? 1) < VISIBLE_OPACITY) continue;
        for (const { text, role, box } of node.texts ?? []) {
          const place = [role, text, Math.round(box.x / GRID_PX), Math.round(box.y / GRID_PX)].join("|");
          const known = open.get(place);
          if (known && endFrameOf(known) >= frame) known.places[frame - known.startFrame] = box;
          else {
            if (known) closed.push(known);
            open.set(place, { text, role, startFrame: frame, places: [box] });
          }
        }
      }
    },
    finish: () =>
      [...closed, ...open.values()]
        .filter(({ role, places }) => role === "caption" || places.length >= READ_FRAMES_MIN)
        .map(boxOf)
        .sort((a, b) => a.startFrame - b.startFrame),
  };
}

const endFrameOf = ({ startFrame, places }: StandingText): number => startFrame + places.length;

/** It may still glide when it comes and already when it goes: in the middle it stands where it is read. */
function boxOf(standing: StandingText): TextBox {
  const { text, role, startFrame, places } = standing;
  const { x = 0, y = 0, width = 0, height = 0 } = places[Math.floor(places.length / 2)] ?? {};
  return { text, role, x, y, width, height, startFrame, endFrame: endFrameOf(standing) };
}
