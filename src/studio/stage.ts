import type { Platform } from "../model/platform.ts";
import type { Rect } from "./scene.ts";

export const FRAME: Rect = { x: 0, y: 0, width: 1080, height: 1920 };
/** Height of the part of the safe zone that belongs to captions, and the air above it. */
const CAPTION_HEIGHT = 200;
const CAPTION_GAP = 28;
/** What bounces past its place must still not leave the zone. */
const BOUNCE_MARGIN = 12;

export interface Stage {
  /** What every platform leaves free. */
  safe: Rect;
  /** Where layouts may put what is to be read. */
  layout: Rect;
  captions: Rect;
  /** Both: for layouts that are their own captions. */
  whole: Rect;
}

/** Divides what all platforms leave free between layouts and captions. */
export function stageFor(platforms: readonly Platform[]): Stage {
  const zones = platforms.map((platform) => platform.safeZone);
  const left = Math.max(FRAME.x, ...zones.map((zone) => zone.left));
  const top = Math.max(FRAME.y, ...zones.map((zone) => zone.top));
  const right = Math.min(FRAME.width, ...zones.map((zone) => zone.right));
  const bottom = Math.min(FRAME.height, ...zones.map((zone) => zone.bottom));
  const safe = { x: left, y: top, width: right - left, height: bottom - top };
  const captions = { x: left, y: bottom - CAPTION_HEIGHT - 8, width: safe.width, height: CAPTION_HEIGHT };
  const inner = { x: left + BOUNCE_MARGIN, y: top, width: safe.width - 2 * BOUNCE_MARGIN };
  return {
    safe,
    layout: { ...inner, height: captions.y - CAPTION_GAP - top },
    captions,
    whole: { ...inner, height: bottom - BOUNCE_MARGIN - top },
  };
}
