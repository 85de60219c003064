import type { Beat } from "../../model/script.ts";
import type { Shot, ShotTry } from "../../model/shot.ts";

export interface ShotRequest {
  beats: readonly Beat[];
  /** Shortest length each shot must fill, by beat id. */
  durationMsByBeat: ReadonlyMap<string, number>;
  workFolder: string;
  seed: string;
  signal: AbortSignal;
}

export interface ShotAnswer {
  /** One for each beat it can serve, by beat id; beats it cannot serve are missing. */
  shots: ReadonlyMap<string, Shot>;
  /** Things a person should know: a skipped file, for instance. */
  warnings: readonly string[];
  /** Who was asked for a beat's shot and did not give the one that is used, by beat id. Absent: nobody failed. */
  tried?: ReadonlyMap<string, readonly ShotTry[]>;
  /** Beats whose shot was left out for want of our own money. Absent: none was. */
  unpaid?: readonly string[];
}

/** Provides the picture behind beats. Register in `providers/registry.ts`. */
export interface ShotSource {
  readonly id: string;
  estimateUsdMicros(request: ShotRequest): number;
  provide(request: ShotRequest): Promise<ShotAnswer>;
}
