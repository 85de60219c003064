import type { CommandContext } from "../command.ts";
import { refuseUnknown } from "../refuse-unknown.ts";
import { knownNames } from "../run/check-names.ts";

/** A setting that names something of ours must name what is there: better told now than by every later run. */
export async function checkChange(path: string, text: string, context: CommandContext): Promise<void> {
  const known = await knownNames(path, context);
  const wanted = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (known.length > 0) refuseUnknown(path, wanted, known);
}
