import { AppError } from "../core/app-error.ts";
import { nearestName } from "../core/nearest.ts";

/** Refuses a name that nothing has, with the nearest one that exists. `origin`: the file or variable that says it. */
export function refuseUnknown(
  kind: string,
  wanted: readonly string[],
  known: readonly string[],
  origin?: string,
): void {
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const isFromFlag = origin === undefined || origin.startsWith("--");
  throw new AppError({
    kind: isFromFlag ? "usage" : "config",
    code: `${kind.replace(" ", "-")}-unknown`,
    message: `There is no ${kind} "${unknown}"${isFromFlag ? "" : `, which ${origin} asks for`}.`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}There are: ${known.join(", ")}.`,
  });
}
