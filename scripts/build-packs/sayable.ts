/** Nearer to the equator, the tenth of a degree that is said would be too far from the value behind it. */
const NEAR_EQUATOR_DEGREES = 2;

/** A latitude that rounds to what is said of it. */
export function sayableLatitude(degrees: number): number {
  return Math.abs(degrees) < NEAR_EQUATOR_DEGREES ? Number(degrees.toFixed(1)) : degrees;
}
