import type { GateCheck } from "../gate-check.ts";

/** What a model claimed and nothing proves, kept because the user wished to see it marked. */
export const unverifiedClaims: GateCheck = {
  id: "unverified-claims",
  override: "allow-unverified",
  judge({ delivery: { script } }) {
    const claims = script.script.unverifiedClaims ?? [];
    return {
      measured: claims.length,
      limit: 0,
      unit: "unproven claims",
      fault:
        claims.length === 0 ? undefined : `nothing proves ${claims.map((claim) => `“${claim}”`).join(", ")}`,
    };
  },
};
