import type { Brief } from "../model/brief.ts";
import type { CommandContext } from "./command.ts";
import { refuseUnknown } from "./refuse-unknown.ts";

/** Refuses names that nothing has before any work begins. */
export async function checkNames(brief: Brief, context: CommandContext): Promise<void> {
  const { origins } = context.config;
  const one = (name: string | undefined): string[] => (name === undefined ? [] : [name]);
  const check = async (setting: string, wanted: readonly string[]): Promise<void> =>
    await checkSetting(setting, wanted, context, origins.get(setting));
  await check("format", one(brief.format));
  await check("theme", one(brief.theme));
  await check("captionStyle", one(brief.captionStyle));
  await check("platforms", brief.platforms);
  refuseUnknown("pack", brief.packs, idsOf(await context.listPacks()));
}

/** Settings that name something of ours: what one of it is called, and where all of them are listed. */
const NAMED: Readonly<Record<string, { kind: string; list(context: CommandContext): Promise<string[]> }>> = {
  format: { kind: "format", list: async (context) => idsOf(await context.listFormats()) },
  theme: { kind: "theme", list: async (context) => idsOf(await context.listThemes()) },
  captionStyle: { kind: "caption style", list: async (context) => await context.listCaptionStyles() },
  platforms: { kind: "platform", list: async (context) => await context.listPlatforms() },
};

/** Refuses what a setting names when nothing has that name; a setting that names none of ours may say anything. */
export async function checkSetting(
  setting: string,
  wanted: readonly string[],
  context: CommandContext,
  origin?: string,
): Promise<void> {
  const named = NAMED[setting];
  if (named) refuseUnknown(named.kind, wanted, await named.list(context), origin);
}

function idsOf(items: readonly { id: string }[]): string[] {
  return items.map((item) => item.id);
}
