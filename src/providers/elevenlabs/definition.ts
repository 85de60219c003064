import type { VendorDefinition } from "../contracts/vendor.ts";
import { createElevenLabsSpeaker, ELEVENLABS, ELEVENLABS_KEY } from "./elevenlabs-speaker.ts";
import { readVoices } from "./read-voices.ts";

const VOICE_IN_PATH = /^(\/v1\/text-to-speech)\/[^/]+/;

/** ElevenLabs: natural voices that say when each character is heard. */
export const elevenlabs: VendorDefinition = {
  id: ELEVENLABS,
  title: "ElevenLabs",
  contracts: ["voice"],
  baseUrl: "https://api.elevenlabs.io",
  keys: [ELEVENLABS_KEY],
  settings: { speechModel: "the model that speaks; when absent the catalogue's for the tier" },
  operationOf: (method, url) => `${method} ${url.pathname.replace(VOICE_IN_PATH, "$1/{voice}")}`,
  open: (parts) => ({
    speaker: createElevenLabsSpeaker(parts),
    probe: async (signal) => {
      const voices = await readVoices(parts, signal);
      return { message: `The account has ${voices.length} voices; reading them is free.`, costUsdMicros: 0 };
    },
  }),
};
