import { probeModel } from "../contracts/probe-question.ts";
import type { VendorDefinition } from "../contracts/vendor.ts";
import { createOpenAiModel } from "./openai-model.ts";
import { createOpenAiPictures } from "./openai-pictures.ts";
import { OPENAI, OPENAI_KEY } from "./openai-server.ts";
import { createOpenAiSpeaker } from "./openai-speaker.ts";
import { probedModel } from "./probed-model.ts";

/** OpenAI, and every server that speaks one of its two APIs: Ollama, LM Studio, vLLM, resellers. */
export const openai: VendorDefinition = {
  id: OPENAI,
  title: "OpenAI, or a server that speaks its API",
  contracts: ["writer", "critic", "voice", "image"],
  baseUrl: "https://api.openai.com/v1",
  keys: [OPENAI_KEY],
  isKeyOptional: true,
  settings: {
    api: "`responses` (when absent) or `chat`, which Ollama, LM Studio and most other servers speak",
    model:
      "the model that writes and that `viral providers test` asks; when absent the catalogue's, or a server's first",
    speechModel:
      "the model that speaks; when absent the catalogue's, and a server on this machine must have it named",
  },
  open: (parts) => {
    const languageModel = createOpenAiModel(parts);
    return {
      languageModel,
      speaker: createOpenAiSpeaker(parts),
      clipMaker: createOpenAiPictures(parts),
      probe: async (signal, till) =>
        await probeModel(languageModel, await probedModel(parts, signal), signal, till),
    };
  },
};
