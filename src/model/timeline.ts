import { z } from "zod";

/** Text that the studio put on screen, where and when; QA looks there on the real pixels. Pixels of 1080×1920. */
export const TextBox = z.object({
  text: z.string(),
  role: z.enum(["hook", "layout", "caption"]),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  startFrame: z.number().int(),
  endFrame: z.number().int(),
});
export type TextBox = z.infer<typeof TextBox>;

/** Where a picture stood: whatever it shows there, flags and shapes have strokes too, is not meant to be read. */
export const PictureBox = TextBox.pick({
  x: true,
  y: true,
  width: true,
  height: true,
  startFrame: true,
  endFrame: true,
});
export type PictureBox = z.infer<typeof PictureBox>;

/** Captions as delivered in SRT and VTT: at most two lines, timed to the voice. */
export const CaptionCue = z.object({
  startMs: z.number(),
  endMs: z.number(),
  lines: z.array(z.string()).max(2),
});
export type CaptionCue = z.infer<typeof CaptionCue>;

/** What the studio drew: frames, not ideas. */
export const Timeline = z.object({
  width: z.number().int(),
  height: z.number().int(),
  framesPerSecond: z.number().int(),
  frameCount: z.number().int(),
  beats: z.array(z.object({ beatId: z.string(), startFrame: z.number().int(), endFrame: z.number().int() })),
  /** Onset of each spoken word in the final video. */
  words: z.array(z.object({ show: z.string(), beatId: z.string(), startMs: z.number(), endMs: z.number() })),
  cues: z.array(CaptionCue),
  textBoxes: z.array(TextBox),
  /** Pictures that may bleed out of the safe zone. */
  pictureBoxes: z.array(PictureBox),
  music: z.object({ mood: z.string(), beatsPerMinute: z.number(), beatTimesMs: z.array(z.number()) }),
});
export type Timeline = z.infer<typeof Timeline>;
