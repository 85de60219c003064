import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openTemplates, type TemplateLibrary } from "../../src/templates/open-templates.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const builtIn = fileURLToPath(new URL("../../templates", import.meta.url));

/** The built-in library beside a user's folder with files of ours and of their own making. */
function withUserFiles(files: Record<string, string | object>): { user: string; library: TemplateLibrary } {
  const user = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(user, name)), { recursive: true });
    writeFileSync(join(user, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return { user, library: openTemplates({ builtIn, user }) };
}

const builtInJson = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(builtIn, name), "utf8")) as Record<string, unknown>;

test("every built-in file is what it should be, and lists are in the order of their ids", () => {
  const library = openTemplates({ builtIn, user: join(temporaryFolder(), "missing") });
  for (const list of [library.themes(), library.formats(), library.packs(), library.platforms()]) {
    const ids = list.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual([...new Set(ids)].sort());
  }
  for (const { id } of library.packs()) expect(library.pack(id).rows.length, id).toBeGreaterThan(0);
  expect(library.world().countries.length).toBeGreaterThan(150);
  expect(library.flagFile("ng")).toBe(join(builtIn, "flags", "ng.png"));
  expect(library.flagFile("xx")).toBeUndefined();
});

test("a user's template joins the built-in ones, and takes the place of one with its name", () => {
  const { library } = withUserFiles({
    "themes/mine/theme.json": { ...builtInJson("themes/neon/theme.json"), id: "mine" },
    "themes/neon/theme.json": { ...builtInJson("themes/neon/theme.json"), title: "My neon" },
    "platforms/tiktok.json": { ...builtInJson("platforms/tiktok.json"), title: "My TikTok" },
    "platforms/kiosk.json": { ...builtInJson("platforms/tiktok.json"), id: "kiosk" },
  });
  expect(library.theme("neon").title).toBe("My neon");
  expect(library.themes().map(({ id }) => id)).toContain("mine");
  expect(library.platforms().map(({ id, title }) => [id, title])).toEqual([
    ["kiosk", expect.any(String)],
    ["reels", expect.any(String)],
    ["shorts", expect.any(String)],
    ["tiktok", "My TikTok"],
  ]);
});

test.each([
  ["theme", (library: TemplateLibrary) => library.theme("neno"), "neon"],
  ["format", (library: TemplateLibrary) => library.format("quizz"), "quiz"],
  ["pack", (library: TemplateLibrary) => library.pack("contries"), "countries"],
])("a %s that is not there is a usage error with the nearest that is", (kind, open, nearest) => {
  expect(() => open(openTemplates({ builtIn }))).toThrow(
    expect.objectContaining({
      kind: "usage",
      code: `${kind}-unknown`,
      hint: expect.stringMatching(new RegExp(`^Did you mean ${nearest}\\? There are: .*, `)),
    }),
  );
});

test.each([
  ["no JSON", "{ oops", /JSON/],
  ["without what it needs", { id: "mine" }, /fonts.*;.*/],
])("a template that is %s is a config error that names the file and every fault", (_what, content, why) => {
  const { user, library } = withUserFiles({ "themes/mine/theme.json": content });
  const file = join(user, "themes", "mine", "theme.json");
  const expected = { kind: "config", code: "template-invalid", message: expect.stringMatching(why) };
  expect(() => library.theme("mine")).toThrow(expect.objectContaining(expected));
  expect(() => library.theme("mine")).toThrow(file);
});

test("a file is read once, when it is first asked for", () => {
  const { user, library } = withUserFiles({
    "themes/mine/theme.json": { ...builtInJson("themes/neon/theme.json"), id: "mine" },
  });
  const first = library.theme("mine");
  rmSync(join(user, "themes", "mine", "theme.json"));
  writeFileSync(join(user, "themes", "mine", "theme.json"), "{");
  expect(library.theme("mine")).toBe(first);
});

test("a template's folder without its file is not called unknown", () => {
  const { user, library } = withUserFiles({ "packs/mine/rows.json": [] });
  const expected = { kind: "config", code: "template-missing" };
  expect(() => library.packs()).toThrow(expect.objectContaining(expected));
  expect(() => library.packs()).toThrow(join(user, "packs", "mine", "pack.json"));
});

test("an installation that lost its map says so", () => {
  const folder = temporaryFolder();
  cpSync(join(builtIn, "platforms"), join(folder, "platforms"), { recursive: true });
  expect(() => openTemplates({ builtIn: folder }).world()).toThrow(
    expect.objectContaining({
      kind: "config",
      code: "template-missing",
      hint: expect.stringContaining("reinstall"),
    }),
  );
});
