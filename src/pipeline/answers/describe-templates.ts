import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TemplateSummary } from "../../model/command-documents.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";

/** Formats with what they need and a picture each. */
export function describeFormats(library: TemplateLibrary): TemplateSummary[] {
  return library.formats().map((format) => ({
    id: format.id,
    title: format.title,
    description: format.description,
    picture: pictureOf(library, "formats", format.id),
    note: `needs ${format.needs}`,
  }));
}

export function describeThemes(library: TemplateLibrary): TemplateSummary[] {
  return library.themes().map((theme) => ({
    id: theme.id,
    title: theme.title,
    description: theme.description,
    picture: pictureOf(library, "themes", theme.id),
    note: `${theme.fonts.display.family}, ${theme.background.generator}, captions ${theme.captionStyle}`,
  }));
}

export function describePacks(library: TemplateLibrary): TemplateSummary[] {
  return library.packs().map((pack) => ({
    id: pack.id,
    title: pack.title,
    description: pack.description,
    picture: null,
    note: `${library.pack(pack.id).rows.length} ${pack.entity.many}, ${pack.licence}`,
  }));
}

function pictureOf(library: TemplateLibrary, room: string, id: string): string | null {
  const file = join(library.folder, room, id, "picture.png");
  return existsSync(file) ? file : null;
}
