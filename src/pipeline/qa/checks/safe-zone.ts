import type { TextStrip } from "../measure/text-strips.ts";
import { answer, skipped, type VideoCheck } from "../video-check.ts";

/** Anti-aliased rims and shadows may touch the edge. */
const TOLERANCE = 6;
/** Ink shows in a planned box at this contrast. */
const INK_CONTRAST = 1.6;
/** A frame that was looked at may be a few later than the one that was wanted, and a strip a cell wider than its strokes. */
const FRAME_SLACK = 4;
const CELL_SLACK = 24;
/** After a cut one beat may fly out while the next flies in: nobody is meant to read what only passes. */
const PASSING_FRAMES = 12;

/**
 * What can be read stands inside the zone that all wanted platforms leave free. Two witnesses: planned boxes that have
 * ink on the pixels, and anything out there that looks like a line of letters, planned or not, unless a picture was put
 * there: flags have strokes too, and a picture may bleed.
 */
export const safeZoneCheck: VideoCheck = {
  id: "safe-zone",
  measure({ request, boxes, strips }) {
    const zones = request.platforms.map((platform) => platform.safeZone);
    if (zones.length === 0) return skipped("safe-zone", "pixels", "no platform was named");
    const zone = {
      left: Math.max(...zones.map((one) => one.left)),
      top: Math.max(...zones.map((one) => one.top)),
      right: Math.min(...zones.map((one) => one.right)),
      bottom: Math.min(...zones.map((one) => one.bottom)),
    };
    const over = (rect: Omit<TextStrip, "frame">): number =>
      Math.max(
        zone.left - rect.x,
        zone.top - rect.y,
        rect.x + rect.width - zone.right,
        rect.y + rect.height - zone.bottom,
      );
    const planned = boxes
      .filter((one) => one.contrast >= INK_CONTRAST)
      .map((one) => ({ over: over(one.box), what: `“${one.box.text}”`, frame: one.frame }));
    const outside = (strip: TextStrip): boolean =>
      strip.x + strip.width <= zone.left ||
      strip.x >= zone.right ||
      strip.y + strip.height <= zone.top ||
      strip.y >= zone.bottom;
    const isInPicture = (strip: TextStrip): boolean =>
      request.timeline.pictureBoxes.some(
        (box) =>
          strip.frame >= box.startFrame - FRAME_SLACK &&
          strip.frame < box.endFrame + FRAME_SLACK &&
          strip.x >= box.x - CELL_SLACK &&
          strip.y >= box.y - CELL_SLACK &&
          strip.x + strip.width <= box.x + box.width + CELL_SLACK &&
          strip.y + strip.height <= box.y + box.height + CELL_SLACK,
      );
    const isPassing = ({ frame }: TextStrip): boolean =>
      request.timeline.beats.some(
        ({ startFrame }) => startFrame > 0 && frame >= startFrame && frame < startFrame + PASSING_FRAMES,
      );
    const isSeen = (strip: TextStrip): boolean => outside(strip) && !isInPicture(strip) && !isPassing(strip);
    const seen = strips.filter(isSeen).map((strip) => ({
      over: over(strip),
      what: `something like text at ${Math.round(strip.x)}, ${Math.round(strip.y)}`,
      frame: strip.frame,
    }));
    const worst = [...planned, ...seen].toSorted((a, b) => b.over - a.over)[0];
    const measured = Math.max(0, Math.round(worst?.over ?? 0));
    return answer(
      "safe-zone",
      { measured, limit: TOLERANCE, unit: "pixels outside" },
      measured <= TOLERANCE
        ? undefined
        : `${worst?.what} stands ${measured} pixels outside the safe zone in frame ${worst?.frame}`,
    );
  },
};
