import type { ClipOrder } from "../contracts/clip-maker.ts";

/** Whole, as the catalogue offers them. */
export function secondsOf({ durationMs }: Pick<ClipOrder, "durationMs">): number {
  return Math.round(durationMs / 1000);
}

/** `720p`: by the shorter side, as vendors count. */
export function resolutionOf({ width, height }: Pick<ClipOrder, "width" | "height">): string {
  return `${Math.min(width, height)}p`;
}

const SEEDS = 2 ** 32;

/** Within what every vendor takes; nothing where the order has none. */
export function seedOf({ seed }: Pick<ClipOrder, "seed">): { seed?: number } {
  return seed === undefined ? {} : { seed: Math.abs(Math.trunc(seed)) % SEEDS };
}

export function base64Of({ bytes }: NonNullable<ClipOrder["reference"]>): string {
  return Buffer.from(bytes).toString("base64");
}

export function dataUriOf(reference: NonNullable<ClipOrder["reference"]>): string {
  return `data:${reference.mediaType};base64,${base64Of(reference)}`;
}
