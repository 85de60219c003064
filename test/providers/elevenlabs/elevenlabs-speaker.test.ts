import { elevenlabs } from "../../../src/providers/elevenlabs/definition.ts";
import { elevenLabsServer } from "../../contracts/elevenlabs-server.ts";
import { speakerSuite } from "../../contracts/speaker-suite.ts";
import { mp3Of, toneFile } from "../../support/made-sounds.ts";

speakerSuite("elevenlabs", {
  definition: elevenlabs,
  serve: elevenLabsServer,
  sound: async () => await mp3Of(await toneFile()),
  mediaType: "audio/mpeg",
  tellsTimes: true,
});
