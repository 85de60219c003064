import { checkSetting } from "../check-names.ts";
import type { CommandContext } from "../command.ts";
import { refuseUnknown } from "../refuse-unknown.ts";

/** A setting that names something of ours must name what is there: better told now than by every later run. */
export async function checkChange(path: string, text: string, context: CommandContext): Promise<void> {
  const [group, vendor] = path.split(".");
  if (group === "providers" && vendor !== undefined && text !== "")
    refuseUnknown("vendor", [vendor], await context.vendorIds());
  const wanted = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  await checkSetting(path, wanted, context);
}
