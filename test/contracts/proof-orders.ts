import type { ModelCatalogue } from "../../src/model/model-catalogue.ts";
import { chooseLanguageModel } from "../../src/pipeline/models/choose-language-model.ts";
import { chooseSpeechModel, priceText } from "../../src/pipeline/models/choose-speech-model.ts";
import { isRetired } from "../../src/pipeline/models/find-model.ts";
import { offerOf } from "../../src/pipeline/shots/router/price-clip.ts";
import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import type { ProofOrders } from "./prove-vendor.ts";

export interface ProofWishes {
  catalogue: ModelCatalogue;
  nowMs: number;
  /** A voice of the account; where the catalogue lists some, its first one. */
  voice: string | undefined;
}

/** More than any of the questions takes. */
const TOKENS = { input: 3_000, output: 500 };
const SPOKEN_CHARACTERS = 20;

/** The cheapest things that a vendor of the catalogue makes, one of each kind. */
export function proofOrders(
  { id, contracts }: VendorDefinition,
  { catalogue, nowMs, voice }: ProofWishes,
): ProofOrders {
  const choice = { vendor: id, tier: "economy", isLocal: false, nowMs } as const;
  const orders: ProofOrders = {};
  if (contracts.includes("writer")) {
    const { model, inputUsdMicros, outputUsdMicros } = chooseLanguageModel(catalogue, choice);
    const estimate = TOKENS.input * inputUsdMicros + TOKENS.output * outputUsdMicros;
    orders.question = {
      model,
      prices: { inputUsdMicros, outputUsdMicros },
      estimateUsdMicros: Math.ceil(estimate / 1_000_000),
    };
  }
  if (contracts.includes("voice")) {
    const speech = chooseSpeechModel(catalogue, choice);
    const named = voice ?? speech.voices?.[0]?.name;
    if (named !== undefined)
      orders.speech = {
        model: speech.model,
        voice: named,
        textMax: speech.textMax,
        estimateUsdMicros: priceText(speech, SPOKEN_CHARACTERS),
      };
  }
  const [clip] = catalogue.models
    .flatMap((entry) => {
      if (entry.kind !== "video" || entry.vendor !== id || isRetired(entry, nowMs)) return [];
      const offer = offerOf(entry, { durationMs: 1, isDraft: true });
      return offer ? [{ model: entry.model, offer }] : [];
    })
    .toSorted((a, b) => a.offer.priceUsdMicros - b.offer.priceUsdMicros);
  if (clip && contracts.includes("video"))
    orders.clip = {
      model: clip.model,
      width: clip.offer.size.width,
      height: clip.offer.size.height,
      durationMs: clip.offer.seconds * 1000,
      estimateUsdMicros: clip.offer.priceUsdMicros,
    };
  const [still] = catalogue.models
    .flatMap((entry) => {
      if (entry.kind !== "image" || entry.vendor !== id || isRetired(entry, nowMs)) return [];
      const offer = offerOf(entry, { durationMs: 0, isDraft: true });
      return offer ? [{ entry, offer }] : [];
    })
    .toSorted((a, b) => a.offer.priceUsdMicros - b.offer.priceUsdMicros);
  if (still && contracts.includes("image")) {
    const { model, quality, tokenPrices } = still.entry;
    orders.still = {
      model,
      width: still.offer.size.width,
      height: still.offer.size.height,
      estimateUsdMicros: still.offer.priceUsdMicros,
      ...(quality === undefined ? {} : { quality }),
      ...(tokenPrices === undefined ? {} : { tokenPrices }),
    };
  }
  return orders;
}
