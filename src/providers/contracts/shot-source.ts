import type { Beat } from "../../model/script.ts";
import type { Shot } from "../../model/shot.ts";

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
}

/** Provides the picture behind beats. Register in `providers/registry.ts`. */
export interface ShotSource {
  readonly id: string;
  estimateUsdMicros(request: ShotRequest): number;
  provide(request: ShotRequest): Promise<ShotAnswer>;
}
