import type { SKRSContext2D } from "@napi-rs/canvas";
import type { LayoutDataOf, LayoutId, Picture } from "../model/layout-data.ts";
import type { Theme } from "../model/theme.ts";
import type { TextBox } from "../model/timeline.ts";
import type { Fonts } from "./fonts/fonts.ts";
import type { HeardWord } from "./text/spoken-text.ts";

/** Pixels of the 1080×1920 frame, whatever size is rendered. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * One picture placed in one frame. Layouts answer with these; the compositor paints each key once, keeps it as
 * planes and only moves it after that. So whatever moves, scales or fades keeps its key, and only what changes its
 * pixels changes its key.
 */
export interface SpriteNode {
  /** Names the pixels: equal keys are equal pictures. Include everything `paint` depends on. */
  key: string;
  /** Size of the painted picture. */
  width: number;
  height: number;
  /** Draws the picture with its top left corner at 0, 0 on a transparent canvas. */
  paint(canvas: SKRSContext2D): void;
  /** Where the top left corner stands when `scale` is 1; scaling is around the centre. */
  x: number;
  y: number;
  /** 1 when missing. */
  scale?: number;
  /** 0 to 1; 1 when missing. */
  opacity?: number;
  /** Only this part of the frame is touched: bars that grow, wipes. */
  clip?: Rect;
  /** What can be read in it; becomes a `TextBox` of the timeline. */
  texts?: readonly { text: string; role: TextBox["role"]; box: Rect }[];
}

/** Where a layout is in time. */
export interface Moment {
  /** Since the start of the beat. */
  timeMs: number;
  /** Length of the beat. */
  durationMs: number;
  /** 1 on a beat of the music, falling to 0 before the next. */
  pulse: number;
  /** True for the very first beat of a video: nothing may fade in from empty. */
  isOpening: boolean;
  /** What is said in the beat, when the layout's own text is just that: its words light up as they are heard. */
  spoken?: readonly HeardWord[];
}

/** Pictures by what they show, loaded before the first frame so that drawing never waits. */
export interface AssetLibrary {
  /** Paints a picture to fill a box; the key names picture and size. */
  sprite(
    picture: Picture,
    width: number,
    height: number,
  ): Pick<SpriteNode, "key" | "width" | "height" | "paint">;
  /** Where a picture shows most, as parts of its width and height, when only a window of that share of it is seen. */
  detail(picture: Picture, share: number): { x: number; y: number };
  /** Rings of a country outline as [longitude, latitude] points, by ISO code. */
  outline(code: string): readonly (readonly (readonly [number, number])[])[];
  /** Every country outline, for maps. */
  world(): readonly { code: string; rings: readonly (readonly (readonly [number, number])[])[] }[];
}

export interface LayoutContext {
  theme: Theme;
  fonts: Fonts;
  /** Where a layout may put what is to be read; captions have their own place below it. */
  stage: Rect;
  /** The whole frame, for what may bleed. */
  frame: Rect;
  assets: AssetLibrary;
  /** Repeatable randomness for placement, by label. */
  seed: string;
}

/** A layout is a pure function of data and moment. One file in `studio/layouts/` and one row in its table. */
export interface Layout<Id extends LayoutId = LayoutId> {
  id: Id;
  draw(data: LayoutDataOf<Id>, moment: Moment, context: LayoutContext): SpriteNode[];
}

/**
 * A living background at low resolution, which the compositor scales up: writes RGBA rows for one time.
 * One file in `studio/backgrounds/` and one row in its table.
 */
export interface BackgroundGenerator {
  id: string;
  /** The same pixels for the same arguments. `pulse` as in `Moment`. */
  draw(
    pixels: Uint8ClampedArray,
    width: number,
    height: number,
    timeMs: number,
    pulse: number,
    theme: Theme,
    seed: string,
  ): void;
}
