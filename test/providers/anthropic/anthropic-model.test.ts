import { anthropic } from "../../../src/providers/anthropic/definition.ts";
import { anthropicServer } from "../../contracts/anthropic-server.ts";
import { languageModelSuite } from "../../contracts/language-model-suite.ts";

languageModelSuite("anthropic", {
  definition: anthropic,
  serve: anthropicServer,
  rates: { read: 0.1, write: 1.25 },
  logVariable: "ANTHROPIC_LOG",
});
