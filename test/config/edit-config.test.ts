import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { editConfig } from "../../src/config/edit-config.ts";

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "viral-edit-")), "inner", "viral.config.json");
});

it("makes the file and its folder, and reads numbers and lists", () => {
  const changes = [
    { path: "run.jobs", text: "2" },
    { path: "platforms", text: "tiktok, shorts" },
    { path: "providers.runway.baseUrl", text: "https://example.com" },
  ];
  editConfig(file, changes);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    run: { jobs: 2 },
    platforms: ["tiktok", "shorts"],
    providers: { runway: { baseUrl: "https://example.com" } },
  });
});

it("keeps comments and layout, and removes with an empty text", () => {
  editConfig(file, [{ path: "theme", text: "neon" }]);
  writeFileSync(file, '{\n  // my look\n  "theme": "neon",\n  "voice": "none"\n}\n');
  editConfig(file, [
    { path: "theme", text: "pop" },
    { path: "voice", text: "" },
  ]);
  expect(readFileSync(file, "utf8")).toBe('{\n  // my look\n  "theme": "pop"\n}\n');
});

it("writes nothing when one change is wrong", () => {
  expect(() =>
    editConfig(file, [
      { path: "theme", text: "neon" },
      { path: "run.jobs", text: "many" },
    ]),
  ).toThrow('run.jobs cannot be "many"');
  expect(existsSync(file)).toBe(false);
});

it("names the near setting", () => {
  expect(() => editConfig(file, [{ path: "run.job", text: "2" }])).toThrow(
    expect.objectContaining({ code: "setting-unknown", hint: "Did you mean run.jobs?" }),
  );
});
