import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../core/app-error.ts";
import { nearestName } from "../core/nearest.ts";
import { Format } from "../model/format.ts";
import { ModelCatalogue, VendorLimits } from "../model/model-catalogue.ts";
import { type LoadedPack, Pack, PackRow } from "../model/pack.ts";
import { Platform } from "../model/platform.ts";
import { Theme } from "../model/theme.ts";
import { type Prompt, readPrompt } from "./read-prompt.ts";

const Ring = z.array(z.tuple([z.number(), z.number()]));
const WorldFile = z.object({
  source: z.string(),
  countries: z.array(z.object({ code: z.string(), rings: z.array(Ring) })),
});
export type World = z.infer<typeof WorldFile>;

const WordPicturesFile = z.object({
  source: z.string(),
  language: z.string(),
  words: z.record(z.string(), z.string()),
});
/** One emoji for a word, in lower case and singular, of one language. */
export type WordPictures = z.infer<typeof WordPicturesFile>;

/**
 * The data in `templates/`, read and checked when first asked for. A user's folder comes before the built-in one, file by
 * file. Errors: usage `<kind>-unknown` with the nearest that is there; config `template-missing` and `template-invalid`.
 */
export interface TemplateLibrary {
  /** Absolute path of the built-in folder. */
  folder: string;
  themes(): Theme[];
  theme(id: string): Theme;
  formats(): Format[];
  format(id: string): Format;
  platforms(): Platform[];
  packs(): Pack[];
  pack(id: string): LoadedPack;
  /** Outlines of countries as rings of [longitude, latitude]; the code is ISO 3166-1 alpha-2, lower case. */
  world(): World;
  wordPictures(): WordPictures;
  models(): ModelCatalogue;
  vendorLimits(): VendorLimits;
  /** `templates/prompts/<name>.md`. */
  prompt(name: string): Prompt;
  /** PNG of a flag, or undefined when there is none. */
  flagFile(code: string): string | undefined;
}

export function openTemplates(folders: { builtIn: string; user?: string | undefined }): TemplateLibrary {
  const roots = [folders.user, folders.builtIn].filter((root) => root !== undefined);
  // What is read once is as it was for as long as the library is open.
  const memory = new Map<string, unknown>();
  const remembered = <T>(place: string, find: () => T): T => {
    if (!memory.has(place)) memory.set(place, find());
    return memory.get(place) as T;
  };
  const read = <T>(path: string, schema: z.ZodType<T>): T =>
    remembered(path, () => readChecked(path, schema));
  const file = (...parts: string[]): string | undefined =>
    roots.map((root) => join(root, ...parts)).find((path) => existsSync(path));
  const neededFile = (...parts: string[]): string => {
    const path = file(...parts);
    if (path) return path;
    throw missingTemplate(roots.map((root) => join(root, ...parts)));
  };
  const ids = (room: string): readonly string[] =>
    remembered(room, () => [...new Set(roots.flatMap((root) => foldersIn(join(root, room))))].sort());
  const one = <T>(room: string, id: string, name: string, schema: z.ZodType<T>): T =>
    remembered(`${room}/${id}/${name}`, () => {
      const known = ids(room);
      if (!known.includes(id)) throw unknownTemplate(room, id, known);
      return readChecked(neededFile(room, id, name), schema);
    });

  const library: TemplateLibrary = {
    folder: folders.builtIn,
    themes: () => ids("themes").map((id) => library.theme(id)),
    theme: (id) => one("themes", id, "theme.json", Theme),
    formats: () => ids("formats").map((id) => library.format(id)),
    format: (id) => one("formats", id, "format.json", Format),
    platforms: () =>
      [...new Set(roots.flatMap((root) => jsonFilesIn(join(root, "platforms"))))]
        .sort()
        .map((name) => read(neededFile("platforms", name), Platform)),
    packs: () => ids("packs").map((id) => one("packs", id, "pack.json", Pack)),
    pack: (id) => ({
      pack: one("packs", id, "pack.json", Pack),
      rows: one("packs", id, "rows.json", z.array(PackRow)),
    }),
    world: () => read(neededFile("shapes", "world.json"), WorldFile),
    wordPictures: () => read(neededFile("words", "pictures.json"), WordPicturesFile),
    prompt: (name) => readPrompt(name, neededFile("prompts", `${name}.md`)),
    models: () => read(neededFile("models", "catalogue.json"), ModelCatalogue),
    vendorLimits: () => read(neededFile("models", "vendor-limits.json"), VendorLimits),
    flagFile: (code) => file("flags", `${code}.png`),
  };
  return library;
}

function foldersIn(room: string): string[] {
  if (!existsSync(room)) return [];
  return readdirSync(room, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function jsonFilesIn(room: string): string[] {
  return existsSync(room) ? readdirSync(room).filter((name) => name.endsWith(".json")) : [];
}

function readChecked<T>(path: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw invalidTemplate(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  const problems = checked.error.issues.map((issue) => `${issue.path.join(".") || "file"}: ${issue.message}`);
  throw invalidTemplate(path, problems.join("; "), checked.error);
}

function invalidTemplate(path: string, why: string, cause: unknown): AppError {
  return new AppError({
    kind: "config",
    code: "template-invalid",
    message: `${path} is not what it should be: ${why}`,
    hint: "Mend the file, or reinstall if it is a built-in one.",
    cause,
  });
}

/** `places`: where it was looked for. */
function missingTemplate(places: readonly string[]): AppError {
  return new AppError({
    kind: "config",
    code: "template-missing",
    message: `There is no file ${places.join(", nor ")}.`,
    hint: "Add it, or reinstall if it is a built-in one.",
  });
}

const ONE_OF: Readonly<Record<string, string>> = { themes: "theme", formats: "format", packs: "pack" };

function unknownTemplate(room: string, id: string, known: readonly string[]): AppError {
  const kind = ONE_OF[room] ?? room;
  const nearest = nearestName(id, known);
  return new AppError({
    kind: "usage",
    code: `${kind}-unknown`,
    message: `There is no ${kind} "${id}".`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}There are: ${known.join(", ")}.`,
  });
}
