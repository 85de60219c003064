import { checkSetting } from "../check-names.ts";
import type { CommandContext } from "../command.ts";

/** A setting that names something of ours must name what is there: better told now than by every later run. */
export async function checkChange(path: string, text: string, context: CommandContext): Promise<void> {
  const wanted = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  await checkSetting(path, wanted, context);
}
