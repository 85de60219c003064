import type { UsdMicros } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import type { Concept } from "../../model/concept.ts";
import type { Script } from "../../model/script.ts";
import type { Perform } from "./effect.ts";

/** What an earlier video was about, so that no new one repeats it. */
export interface PastVideo {
  conceptKey: string;
  formatId: string;
  receiptKeys: readonly string[];
  /** Narration and screen text without the format's fixed words. */
  text: string;
}

export interface ConceptRequest {
  brief: Brief;
  count: number;
  seed: string;
  /** Newest first; empty when the brief has a seed of its own. */
  history: readonly PastVideo[];
  /** What earlier videos taught, best proven first. */
  insights?: readonly string[];
  /** The only way to spend. Embedded writers have no use for it. */
  perform: Perform;
}

/** Thinks of concepts and writes them out. Register in `providers/registry.ts`. */
export interface Writer {
  readonly id: string;
  /** Whether it asks nobody: then a script may be written only to be looked at, and as often as wanted. */
  readonly isEmbedded: boolean;
  /** What the concepts cost at most, and then each script. 0: nothing, and nobody is asked. */
  estimateUsdMicros(request: Pick<ConceptRequest, "brief" | "count">): {
    concepts: UsdMicros;
    script: UsdMicros;
  };
  /** At most `count`, all different from each other and from the history; fewer only when there are no more. */
  proposeConcepts(request: ConceptRequest): Promise<Concept[]>;
  /** The same concept, brief and seed give the same script. */
  writeScript(concept: Concept, request: ConceptRequest): Promise<Script>;
}
