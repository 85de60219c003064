import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Brief } from "../../../src/model/brief.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const cwd = mkdtempSync(join(tmpdir(), "viral-run-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
writeFileSync(join(cwd, "t.csv"), "a,b\n1,2\n");
writeFileSync(join(cwd, "notes.md"), "words");
mkdirSync(join(cwd, "clips"));

/** The brief of a command line; a flag's value may hold a space written as `_`. */
async function briefOf(line: string): Promise<Brief | undefined> {
  const context = fakeContext();
  const argv = ["run", ...line.split(" ").filter(Boolean)].map((word) => word.replaceAll("_", " "));
  await runCli(argv, { ...context, cwd });
  return context.requests[0]?.brief;
}

it("holds only what was asked and what the settings say", async () => {
  expect(await briefOf("")).toEqual({
    packs: [],
    language: "en",
    unverified: "cut",
    isPosted: false,
    isReviewed: false,
    writer: "offline-writer",
    voice: "flite:slt",
    shots: "motion",
    tier: "standard",
    count: 1,
    isPreview: false,
    platforms: ["tiktok", "reels", "shorts"],
    brand: { colours: {}, fonts: {} },
    forbiddenWords: [],
    outFolder: join(cwd, "videos"),
  });
  expect((await briefOf("__"))?.topic).toBeUndefined();
});

it("has every flag in its place, with paths from the working folder", async () => {
  const flags = `_volcanoes_ --format quiz --theme paper --caption-style pop --voice none --writer openai --critic --unverified mark --post --review --shots ai --tier economy --video-model gen4.5 --length 20.5 --count 2
    --from notes.md --data t.csv --label a --measure b --time c --own clips --pack countries --seed _s
    --preview --platform tiktok,shorts --out done`;
  expect(await briefOf(flags.replace(/\s+/g, " "))).toEqual({
    topic: "volcanoes",
    format: "quiz",
    theme: "paper",
    captionStyle: "pop",
    writer: "openai",
    critic: "writer",
    unverified: "mark",
    isPosted: true,
    isReviewed: true,
    voice: "none",
    shots: "ai",
    tier: "economy",
    videoModel: "gen4.5",
    targetDurationMs: 20_500,
    count: 2,
    textFile: join(cwd, "notes.md"),
    table: { file: join(cwd, "t.csv"), label: "a", measure: "b", time: "c" },
    ownFolder: join(cwd, "clips"),
    packs: ["countries"],
    seed: " s",
    isPreview: true,
    platforms: ["tiktok", "shorts"],
    outFolder: join(cwd, "done"),
    language: "en",
    brand: { colours: {}, fonts: {} },
    forbiddenWords: [],
  });
  expect((await briefOf("--data t.csv"))?.table).toEqual({ file: join(cwd, "t.csv") });
});

it.each([
  ["--length 5 --count 1000", { targetDurationMs: 5_000, count: 1_000 }],
  ["--length 180 --count 1", { targetDurationMs: 180_000, count: 1 }],
])("takes %s, the limits themselves", async (line, expected) => {
  expect(await briefOf(line)).toMatchObject(expected);
});

it.each([
  ["--from none.md", "input-missing", `There is no file ${join(cwd, "none.md")}.`],
  ["--from clips", "input-missing", `--from wants a file; ${join(cwd, "clips")} is not one.`],
  ["--data none.csv", "input-missing", `There is no file ${join(cwd, "none.csv")}.`],
  ["--own none", "input-missing", `There is no folder ${join(cwd, "none")}.`],
  ["--own t.csv", "input-missing", `--own wants a folder; ${join(cwd, "t.csv")} is not one.`],
  ["--label a", "table-missing", "--label names a column, but there is no table."],
  ["--time a", "table-missing", "--time names a column, but there is no table."],
  ["--count 0", "number-out-of-range", "--count is 0; it must be from 1 to 1000."],
  ["--count 1001", "number-out-of-range", "--count is 1001; it must be from 1 to 1000."],
  ["--length 4.9", "number-out-of-range", "--length is 4.9; it must be from 5 to 180."],
  ["--length 180.1", "number-out-of-range", "--length is 180.1; it must be from 5 to 180."],
])("refuses %s as %s", async (line, code, message) => {
  const context = fakeContext();
  const { exitCode, stdout } = await runCli(["run", ...line.split(" "), "--json"], { ...context, cwd });
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject({ code, message, hint: expect.any(String) });
  expect(context.requests).toEqual([]);
});
