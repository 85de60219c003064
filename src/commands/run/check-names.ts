import type { Brief } from "../../model/brief.ts";
import type { CommandContext } from "../command.ts";
import { refuseUnknown } from "../refuse-unknown.ts";

/** Refuses names that nothing has before any work begins. */
export async function checkNames(brief: Brief, context: CommandContext): Promise<void> {
  const { origins } = context.config;
  const one = (name: string | undefined): string[] => (name === undefined ? [] : [name]);
  const check = async (kind: string, setting: string, wanted: readonly string[]): Promise<void> =>
    refuseUnknown(kind, wanted, await knownNames(setting, context), origins.get(setting));
  await check("format", "format", one(brief.format));
  await check("theme", "theme", one(brief.theme));
  await check("caption style", "captionStyle", one(brief.captionStyle));
  await check("platform", "platforms", brief.platforms);
  refuseUnknown("pack", brief.packs, idsOf(await context.listPacks()));
}

/** What a setting may name; nothing for one that names none of ours. */
export async function knownNames(setting: string, context: CommandContext): Promise<string[]> {
  if (setting === "format") return idsOf(await context.listFormats());
  if (setting === "theme") return idsOf(await context.listThemes());
  if (setting === "captionStyle") return await context.listCaptionStyles();
  return setting === "platforms" ? await context.listPlatforms() : [];
}

function idsOf(items: readonly { id: string }[]): string[] {
  return items.map((item) => item.id);
}
