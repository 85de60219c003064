/** Real A/B results with headlines reduced to their features. */
export interface HeadlineTests {
  featureNames: readonly string[];
  /** One row per distinct headline. */
  features: readonly (readonly number[])[];
  pairs: readonly HeadlinePair[];
}

export interface HeadlinePair {
  /** Rows of `features`. */
  first: number;
  second: number;
  /** Pairs of one test share a group and so never stand on both sides of a fold. */
  group: number;
  /** Two-proportion z of the first headline's clicks against the second's. */
  z: number;
}

/** |z| from which a difference counts as significant, 5 % two-sided. */
export const SIGNIFICANT_Z = 1.96;

export function isSignificant(pair: HeadlinePair): boolean {
  return Math.abs(pair.z) >= SIGNIFICANT_Z;
}
