import { expect, it } from "vitest";
import { templatesAnswer } from "../../../src/commands/templates/templates-answer.ts";
import { TemplatesDocument } from "../../../src/model/command-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const item = { title: "Neon", picture: null, note: "" };

it("one paragraph an item: descriptions in a column, then its note and the path of its picture", () => {
  const items = [
    { ...item, id: "neon", description: "glows" },
    { ...item, id: "countdown", description: "counts", note: "wants a measure", picture: "/gallery/c.png" },
  ];
  expect(templatesAnswer("viral.formats/1", items)).toEqual({
    document: { schema: "viral.formats/1", items },
    text: [
      "neon       glows",
      "countdown  counts",
      "           wants a measure",
      "           /gallery/c.png",
    ].join("\n"),
  });
});

it("none is an empty answer", () => {
  expect(templatesAnswer("viral.packs/1", [])).toMatchObject({ document: { items: [] }, text: "" });
});

it.each([
  ["formats", ["countdown", "quiz"]],
  ["themes", ["neon", "paper"]],
  ["packs", ["countries"]],
])("`viral %s` lists its own", async (name, ids) => {
  const { stdout } = await runCli([name, "--json"], fakeContext());
  const document = TemplatesDocument.parse(JSON.parse(stdout));
  expect(document.schema).toBe(`viral.${name}/1`);
  expect(document.items.map(({ id }) => id)).toEqual(ids);
});
