import { AppError } from "../core/app-error.ts";

/** The number of a flag, when it was given and is in its range; a usage error names the flag and the range. */
export function within(
  value: number | undefined,
  flag: string,
  min: number,
  max: number,
): number | undefined {
  if (value === undefined || (value >= min && value <= max)) return value;
  throw new AppError({
    kind: "usage",
    code: "number-out-of-range",
    message: `${flag} is ${value}; it must be from ${min} to ${max}.`,
    hint: "Choose a number in that range.",
  });
}
