import { expect, it } from "vitest";
import { VoicesDocument } from "../../../src/model/voice-documents.ts";
import { fakeContext } from "../../support/fake-context.ts";
import { runCli } from "../../support/run-cli.ts";

const document: VoicesDocument = {
  schema: "viral.voices/1",
  voices: [
    {
      id: "flite:slt",
      vendor: "flite",
      language: "en-US",
      description: "female",
      usdPerMillionCharacters: 0,
    },
    { id: "openai:coral", vendor: "openai", language: "", description: "warm", usdPerMillionCharacters: 15 },
  ],
  notes: [{ vendor: "elevenlabs", message: "its key is not here" }],
};
const context = fakeContext({ listVoices: async () => document });

it("shows each voice as it is given to --voice, with its price, and why a vendor has none", async () => {
  const { stdout } = await runCli(["voices"], context);
  expect(stdout).toBe(
    [
      "flite:slt     en-US  free  female",
      "openai:coral         $15/M  warm",
      "elevenlabs: its key is not here",
      "",
    ].join("\n"),
  );
});

it("answers with one document", async () => {
  const { stdout } = await runCli(["voices", "--json"], context);
  expect(VoicesDocument.parse(JSON.parse(stdout))).toEqual(document);
});
