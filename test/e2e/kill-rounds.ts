/** How many rounds of every kill that is promised; 0 in `npm test`, where one round of a few kills has to do. */
export const KILL_ROUNDS = Number(process.env["VIRAL_KILL_ROUNDS"] ?? "0");

const FIRST_ROUND = Number(process.env["VIRAL_KILL_FIRST_ROUND"] ?? "0");

/** The numbers of the rounds, which choose the moments: two processes with different first ones share the work. */
export const KILL_ROUND_NUMBERS: readonly number[] = Array.from(
  { length: Math.max(1, KILL_ROUNDS) },
  (_, index) => FIRST_ROUND + index,
);
