import type { EmitEvent } from "../pipeline/events.ts";

/** Shows a run while it goes on, on stderr; the answer is not its business. */
export interface Reporter {
  emit: EmitEvent;
  /** Leaves the last picture standing. */
  close(): Promise<void>;
}
