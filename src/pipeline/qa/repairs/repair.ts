import type { MediaTools } from "../../../media/find-media-tools.ts";

export interface RepairRequest {
  file: string;
  outFile: string;
  tools: MediaTools;
  signal: AbortSignal;
}

/** Mends what some checks complain about, from one file into another. One row in `repair-table.ts`. */
export interface Repair {
  id: string;
  /** Checks whose failure it can mend. */
  mends: readonly string[];
  run(request: RepairRequest): Promise<void>;
}
