import { probeModel } from "../contracts/probe-question.ts";
import type { VendorDefinition } from "../contracts/vendor.ts";
import { ANTHROPIC, ANTHROPIC_KEY, createAnthropicModel } from "./anthropic-model.ts";

/** The cheapest model there is (platform.claude.com, pricing, read 2026-11-22; a short prompt costs no more than this). */
const PROBED = { model: "claude-haiku-5-5", prices: { inputUsdMicros: 100_000, outputUsdMicros: 500_000 } };

/** Claude, by Anthropic's Messages API. */
export const anthropic: VendorDefinition = {
  id: ANTHROPIC,
  title: "Anthropic",
  contracts: ["writer", "critic"],
  baseUrl: "https://api.anthropic.com",
  keys: [ANTHROPIC_KEY],
  settings: {
    model: `the model that writes and that \`viral providers test\` asks; for the test ${PROBED.model} when absent`,
  },
  open: (parts) => {
    const languageModel = createAnthropicModel(parts);
    const { model = PROBED.model } = parts.settings;
    const prices = model === PROBED.model ? PROBED.prices : undefined;
    return {
      languageModel,
      probe: async (signal, till) => await probeModel(languageModel, { model, prices }, signal, till),
    };
  },
};
