import { z } from "zod";
import type { UsdMicros } from "../../core/money.ts";
import type { EffectRequest } from "./effect.ts";
import type { KeepFile } from "./keep-file.ts";
import type { ModelPrices } from "./language-model.ts";

/** One picture or clip to be made for one beat. */
export interface ClipOrder {
  /** Names the effect within its step: `b3.gemini`. Never an attempt number. */
  part: string;
  /** The vendor's own name of the model. */
  model: string;
  makes: "video" | "image";
  prompt: string;
  /** Of the finished clip; images answer 0. */
  durationMs: number;
  /** 9:16. */
  width: number;
  height: number;
  /** The same through one video, where the vendor takes one. */
  seed?: number;
  /** Of a picture, where the model has a choice: its price goes by it. */
  quality?: "low" | "medium" | "high";
  /** Where the vendor counts tokens and bills them. */
  tokenPrices?: ModelPrices;
  /** Picture of the look to keep, where the model takes one. */
  reference?: { mediaType: "image/jpeg" | "image/png"; bytes: Uint8Array };
  estimateUsdMicros: UsdMicros;
  keep: KeepFile;
  /** An existing folder for downloads under way. */
  workFolder: string;
}

/** What the effect of an order ends with: the file is here and safe. */
export const MadeClip = z.object({
  kind: z.enum(["video", "image"]),
  sha256: z.string(),
  file: z.string(),
  mediaType: z.string(),
});
export type MadeClip = z.infer<typeof MadeClip>;

/**
 * Makes pictures with a paid model. Register in `providers/registry.ts`. An order is one effect whose result is a
 * `MadeClip`: `status` downloads what is ready, and a download that fails is asked for again, never made again.
 */
export interface ClipMaker {
  readonly id: string;
  request(order: ClipOrder): EffectRequest;
  /** Asks the vendor to stop; only `viral cancel` does. What it then costs the next `status` or `ending` says. */
  cancel?: (handle: string, signal?: AbortSignal) => Promise<void>;
  /** How a job stands that nobody wants any more: read-only and repeatable, brings nothing here. Throws `AppError`s. */
  ending?: (handle: string, terms: OrderTerms, signal?: AbortSignal) => Promise<JobEnding>;
}

/** What is known of an order when it is only to be paid. */
export type OrderTerms = Pick<ClipOrder, "estimateUsdMicros"> &
  Partial<Pick<ClipOrder, "model" | "width" | "height" | "durationMs">>;

export type JobEnding =
  | { state: "pending"; because?: string }
  /** `costUsdMicros`: the vendor's figure; absent: the estimate. */
  | { state: "ended"; isMade: boolean; message: string; costUsdMicros?: UsdMicros };
