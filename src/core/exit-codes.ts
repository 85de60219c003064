import type { ErrorKind } from "./app-error.ts";

/** Process exit code by error kind: a stable surface. Success is 0. */
export const EXIT_CODES: Readonly<Record<ErrorKind, number>> = {
  bug: 1,
  usage: 2,
  config: 3,
  transient: 4,
  refused: 5,
  quota: 6,
  moderation: 7,
  partial: 8,
  waiting: 9,
  gated: 10,
  busy: 75,
  cancelled: 130,
};

const FIRST_WINS: readonly ErrorKind[] = [
  "bug",
  "config",
  "refused",
  "moderation",
  "quota",
  "transient",
  "gated",
  "waiting",
];

/** One exit code for several outcomes: 8 when some finished and some did not, else the gravest kind. */
export function combineExitCodes(finishedCount: number, kinds: readonly ErrorKind[]): number {
  if (kinds.length === 0) return 0;
  if (finishedCount > 0) return EXIT_CODES.partial;
  const gravest = FIRST_WINS.find((kind) => kinds.includes(kind)) ?? kinds[0];
  return gravest === undefined ? 0 : EXIT_CODES[gravest];
}
