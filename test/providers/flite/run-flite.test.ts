import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFliteRunner } from "../../../src/providers/flite/run-flite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const phones = (text: string): string[] => ["-voice", "slt", "-ps", "-t", ` ${text}.`, "-o", "none"];

const signal = new AbortController().signal;

test("answers what each call printed, however many run at once, and writes into the work folder", async () => {
  const folder = temporaryFolder();
  const runFlite = createFliteRunner(2);
  const toFile = ["-voice", "slt", "-t", " hi.", "-o", "/work/hi.wav"];
  const calls = [phones("a longer sentence than the others"), phones("cat"), toFile];
  const [long = "", cat = ""] = await Promise.all(calls.map((args) => runFlite(args, folder, signal)));
  expect(cat.trim()).toBe("pau k ae t pau");
  expect(long.split(" ").length).toBeGreaterThan(15);
  expect(readdirSync(folder)).toEqual(["hi.wav"]);
});

test("with one place calls are made in their order, and a call that fails gives its place back", async () => {
  const runFlite = createFliteRunner(1);
  const ended: string[] = [];
  const missing = join(temporaryFolder(), "missing");
  await Promise.all([
    runFlite(phones("a longer sentence than the others"), temporaryFolder(), signal).then(() =>
      ended.push("long"),
    ),
    runFlite(phones("hi"), missing, signal).catch(() => ended.push("failed")),
    runFlite(phones("cat"), temporaryFolder(), signal).then(() => ended.push("short")),
  ]);
  expect(ended).toEqual(["long", "failed", "short"]);
});

test("a voice that keeps crashing is a bug that says how to go on without it", async () => {
  const noFolder = join(temporaryFolder(), "missing");
  await expect(createFliteRunner()(phones("hi"), noFolder, signal)).rejects.toMatchObject({
    kind: "bug",
    code: "voice-crashed",
    message: expect.stringMatching(/crashed 3 times \(.+\)/s),
    hint: expect.stringContaining("--voice none"),
  });
});

test("stopped, it is cancelled rather than crashed", async () => {
  const stop = new AbortController();
  const spoken = createFliteRunner()(phones("hello"), temporaryFolder(), stop.signal);
  stop.abort();
  await expect(spoken).rejects.toMatchObject({ kind: "cancelled", code: "voice-cancelled" });
});
