import { openai } from "../../../src/providers/openai/definition.ts";
import { languageModelSuite } from "../../contracts/language-model-suite.ts";
import { openAiServer } from "../../contracts/openai-server.ts";

for (const api of ["responses", "chat"]) {
  languageModelSuite(`openai by ${api}`, {
    definition: openai,
    settings: { api },
    serve: openAiServer,
    rates: { read: 0.1, write: 1.25 },
    logVariable: "OPENAI_LOG",
  });
}
