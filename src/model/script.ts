import { z } from "zod";
import { LayoutData } from "./layout-data.ts";
import { Receipt } from "./receipt.ts";

/**
 * One word (or number) of narration. `show` is what captions print, `say` what the voice reads:
 * `{ show: "$25", say: "twenty five dollars" }`. `show` holds no space.
 */
export const NarrationWord = z.object({ show: z.string().min(1), say: z.string().min(1) });
export type NarrationWord = z.infer<typeof NarrationWord>;

/** What a beat is for in the story. The first beat of every script is `hook`. */
export const BeatRole = z.enum(["hook", "setup", "item", "ask", "reveal", "evidence", "verdict", "outro"]);
export type BeatRole = z.infer<typeof BeatRole>;

/** One thought of a script: its narration, its on-screen text (inside `data`) and what its shot shows. */
export const Beat = z.object({
  /** `b1`, `b2`, … in order. */
  id: z.string(),
  role: BeatRole,
  narration: z.array(NarrationWord),
  /** What the drawn layout shows; also the overlay when the shot is a clip or an image. */
  data: LayoutData,
  /** Shortest time on screen; the voice may need longer. */
  minDurationMs: z.number().int(),
  /** Silence kept after the last word, for instance while a timer runs. */
  pauseAfterMs: z.number().int(),
  /** A sound and motion accent when the beat starts. */
  accent: z.enum(["none", "cut", "reveal", "stamp"]),
  /** Words that name the shot, for matching the user's own files by name and for stock search. */
  shotKeywords: z.array(z.string()),
  /** What to look up in a stock library, exactly: `Brazil landscape`. Absent: the key words, or fewer of them. */
  shotSearch: z.string().optional(),
  /** What a video model is asked to show: subject, action, camera, light. Never text in the picture: text is ours. */
  shotPrompt: z.string().optional(),
});
export type Beat = z.infer<typeof Beat>;

/** A concept written out. */
export const Script = z.object({
  /** BCP 47, `en`. */
  language: z.string(),
  formatId: z.string(),
  title: z.string(),
  /** The style that all made pictures of this video share. */
  look: z.string().optional(),
  /** The line that stands on the first frame, at most ten words. */
  hook: z.string(),
  beats: z.array(Beat).min(3),
  caption: z.string(),
  hashtags: z.array(z.string()),
  receipts: z.array(Receipt),
  /** Versions of the prompts that a model wrote it with; absent: no model did. */
  prompts: z.array(z.string()).optional(),
  /** Claims of a model that nothing of the user's proves, kept because the user wished so; absent: there is none. */
  unverifiedClaims: z.array(z.string()).min(1).optional(),
  /** Notices the video's description must carry: data and map sources with licences. */
  credits: z.array(z.string()),
});
export type Script = z.infer<typeof Script>;

/** Narration of a beat as one line for reading. */
export function narrationText(beat: Beat): string {
  return beat.narration.map((word) => word.show).join(" ");
}
