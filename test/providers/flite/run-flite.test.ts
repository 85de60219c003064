import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runFlite } from "../../../src/providers/flite/run-flite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const phones = (text: string): string[] => ["-voice", "slt", "-ps", "-t", ` ${text}.`, "-o", "none"];

test("answers what each call printed, in the order of the calls, and writes into the work folder", async () => {
  const folder = temporaryFolder();
  const toFile = ["-voice", "slt", "-t", " hi.", "-o", "/work/hi.wav"];
  const calls = [phones("a longer sentence than the others"), phones("cat"), toFile];
  const [long = "", cat = ""] = await runFlite(calls, folder, new AbortController().signal);
  expect(cat.trim()).toBe("pau k ae t pau");
  expect(long.split(" ").length).toBeGreaterThan(15);
  expect(readdirSync(folder)).toEqual(["hi.wav"]);
});

test("a voice that keeps crashing is a bug that says how to go on without it", async () => {
  const noFolder = join(temporaryFolder(), "missing");
  await expect(runFlite([phones("hi")], noFolder, new AbortController().signal)).rejects.toMatchObject({
    kind: "bug",
    code: "voice-crashed",
    message: expect.stringMatching(/crashed 3 times \(.+\)/s),
    hint: expect.stringContaining("--voice none"),
  });
});

test("stopped, it is cancelled rather than crashed", async () => {
  const stop = new AbortController();
  const spoken = runFlite([phones("hello")], temporaryFolder(), stop.signal);
  stop.abort();
  await expect(spoken).rejects.toMatchObject({ kind: "cancelled", code: "voice-cancelled" });
});
