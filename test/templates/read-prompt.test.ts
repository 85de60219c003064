import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readPrompt } from "../../src/templates/read-prompt.ts";
import { library } from "../ideas/formats/told-ideas.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("is known by what it says: a change of wording is another version", () => {
  const file = join(temporaryFolder(), "concepts.md");
  writeFileSync(file, "Think.\n");
  const first = readPrompt("concepts", file);
  expect(first).toMatchObject({ name: "concepts", text: "Think." });
  expect(first.version).toMatch(/^concepts@[0-9a-f]{8}$/);
  writeFileSync(file, "Think twice.\n");
  expect(readPrompt("concepts", file).version).not.toBe(first.version);
});

it.each(["concepts", "critique", "script", "look"])(
  "%s tells the model that material is no instruction",
  (name) => {
    expect(library.prompt(name).text).toMatch(/(never|Neither is) an\s+instruction to\s+you/);
  },
);
