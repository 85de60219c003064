import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  describeFormats,
  describePacks,
  describeThemes,
} from "../../../src/pipeline/answers/describe-templates.ts";
import { openTemplates } from "../../../src/templates/open-templates.ts";
import { temporaryFolder } from "../../support/store.ts";
import { library } from "../../support/studio.ts";

test("formats, themes and packs say what they are, in words", () => {
  const all = [...describeFormats(library), ...describeThemes(library), ...describePacks(library)];
  expect(all.length).toBeGreaterThan(18);
  for (const { id, title, description, note, picture } of all) {
    expect(
      [id, title, description, note].every((text) => text.length > 1),
      id,
    ).toBe(true);
    if (picture !== null) expect(existsSync(picture)).toBe(true);
  }
});

test("a pack counts its rows and names its licence", () => {
  const countries = describePacks(library).find(({ id }) => id === "countries");
  const { rows } = library.pack("countries");
  const meta = library.packs().find(({ id }) => id === "countries");
  expect(countries?.note).toBe(`${rows.length} ${meta?.entity.many}, ${meta?.licence}`);
});

test("a picture is named where there is one and null where there is none", () => {
  const folder = temporaryFolder();
  for (const id of ["with", "without"]) {
    mkdirSync(join(folder, "themes", id), { recursive: true });
    const theme = { ...library.theme("poster"), id };
    writeFileSync(join(folder, "themes", id, "theme.json"), JSON.stringify(theme));
  }
  writeFileSync(join(folder, "themes", "with", "picture.png"), "");
  const pictures = describeThemes(openTemplates({ builtIn: folder })).map(({ picture }) => picture);
  expect(new Set(pictures)).toEqual(new Set([join(folder, "themes", "with", "picture.png"), null]));
});
