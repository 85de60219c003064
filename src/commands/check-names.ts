import { AppError } from "../core/app-error.ts";
import { nearestName } from "../core/nearest.ts";
import type { Brief } from "../model/brief.ts";
import type { CommandContext } from "./command.ts";

/** Refuses names that nothing has before any work begins, with the nearest one that exists. */
export async function checkNames(brief: Brief, context: CommandContext): Promise<void> {
  const ids = async (list: Promise<{ id: string }[]>): Promise<string[]> =>
    (await list).map((item) => item.id);
  const one = (name: string | undefined): string[] => (name === undefined ? [] : [name]);
  refuseUnknown("format", one(brief.format), await ids(context.listFormats()));
  refuseUnknown("theme", one(brief.theme), await ids(context.listThemes()));
  refuseUnknown("pack", brief.packs, await ids(context.listPacks()));
  refuseUnknown("caption style", one(brief.captionStyle), await context.listCaptionStyles());
  refuseUnknown("platform", brief.platforms, await context.listPlatforms());
}

/** A usage error `<kind>-unknown` with the nearest name and all of them. */
export function refuseUnknown(kind: string, wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  throw new AppError({
    kind: "usage",
    code: `${kind.replace(" ", "-")}-unknown`,
    message: `There is no ${kind} "${unknown}".`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}There are: ${known.join(", ")}.`,
  });
}
