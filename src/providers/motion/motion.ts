import type { ShotSource } from "../contracts/shot-source.ts";

/** The embedded source that serves every beat: what the beat shows, drawn by the studio. */
export function createMotion(): ShotSource {
  return {
    id: "motion",
    estimateUsdMicros: () => 0,
    provide: async ({ beats }) => ({
      shots: new Map(
        beats.map((beat) => [
          beat.id,
          {
            kind: "drawn",
            data: beat.data,
            provenance: { providerId: "motion", kind: "motion", isAiGenerated: false },
          },
        ]),
      ),
      warnings: [],
    }),
  };
}
