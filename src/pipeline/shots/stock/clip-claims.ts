import { z } from "zod";
import type { Json } from "../../../core/json.ts";
import { Provenance } from "../../../model/shot.ts";

/** Names a clip across libraries. */
export const clipName = (library: string, id: string): string => `${library}:${id}`;

const Shots = z.object({ shots: z.array(z.object({ shot: z.object({ provenance: Provenance }) })) });

/** The stock clips in results of the shots step; one that another version wrote names none. */
export function clipsIn(results: readonly Json[]): Set<string> {
  const shots = results.flatMap((result) => Shots.safeParse(result).data?.shots ?? []);
  return new Set(
    shots.flatMap(({ shot: { provenance } }) =>
      provenance.kind === "stock" && provenance.assetId !== undefined
        ? [clipName(provenance.providerId, provenance.assetId)]
        : [],
    ),
  );
}

/** Which clips one video may still take. */
export interface ClipTaking {
  isTaken(name: string): boolean;
  take(name: string): void;
}

/** Clips that videos of this process have taken: their results are not written down yet while others choose. */
export class ClipClaims {
  readonly #byJob = new Map<string, Set<string>>();
  readonly #jobsMax: number;

  constructor(jobsMax: number) {
    this.#jobsMax = jobsMax;
  }

  /** Lets a job choose from its beginning: what it took before is free again. `used`: by videos before it. */
  open(jobId: string, used: ReadonlySet<string>): ClipTaking {
    const own = new Set<string>();
    this.#byJob.delete(jobId);
    this.#byJob.set(jobId, own);
    for (const oldest of this.#byJob.keys()) {
      if (this.#byJob.size <= this.#jobsMax) break;
      this.#byJob.delete(oldest);
    }
    return {
      isTaken: (name) => used.has(name) || [...this.#byJob.values()].some((taken) => taken.has(name)),
      take: (name) => void own.add(name),
    };
  }
}
