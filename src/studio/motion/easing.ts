/** From 0 at 0 to 1 at 1; some go past 1 on the way. Themes name one. */
export type Easing = (progress: number) => number;

export const EASINGS: Readonly<Record<string, Easing>> = {
  smooth: (p) => 1 - (1 - p) ** 3,
  snap: (p) => 1 - (1 - p) ** 5,
  overshoot: (p) => 1 + 2.7 * (p - 1) ** 3 + 1.7 * (p - 1) ** 2,
  bounce: (p) => {
    const n = 7.5625;
    if (p < 1 / 2.75) return n * p * p;
    if (p < 2 / 2.75) return n * (p - 1.5 / 2.75) ** 2 + 0.75;
    if (p < 2.5 / 2.75) return n * (p - 2.25 / 2.75) ** 2 + 0.9375;
    return n * (p - 2.625 / 2.75) ** 2 + 0.984375;
  },
  spring: (p) => 1 - Math.exp(-6.5 * p) * Math.cos(9 * p),
  glide: (p) => (p < 0.5 ? 4 * p ** 3 : 1 - (-2 * p + 2) ** 3 / 2),
};

/** The eased progress of something that starts at `delayMs` and takes `lengthMs`, which may be no time at all. */
export function progressOf(easing: string, timeMs: number, delayMs: number, lengthMs: number): number {
  if (lengthMs <= 0) return timeMs < delayMs ? 0 : 1;
  const linear = Math.max(0, Math.min(1, (timeMs - delayMs) / lengthMs));
  if (linear === 0 || linear === 1) return linear;
  return (EASINGS[easing] ?? EASINGS.smooth ?? ((p: number) => p))(linear);
}

export function mixNumbers(from: number, to: number, progress: number): number {
  return from + (to - from) * progress;
}
