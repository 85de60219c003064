import { readFileSync } from "node:fs";
import { openai } from "../../../src/providers/openai/definition.ts";
import { openAiSpeechServer } from "../../contracts/openai-speech-server.ts";
import { speakerSuite } from "../../contracts/speaker-suite.ts";
import { toneFile } from "../../support/made-sounds.ts";

speakerSuite("openai", {
  definition: openai,
  serve: openAiSpeechServer,
  sound: async () => readFileSync(await toneFile()),
  mediaType: "audio/wav",
  tellsTimes: false,
});
