import { readFileSync } from "node:fs";
import type { ChosenVoice } from "../../src/pipeline/voice/choose-voice.ts";
import type { SpeechTools } from "../../src/pipeline/voice/order-speech.ts";
import type { EffectRequest } from "../../src/providers/contracts/effect.ts";
import type { Speech, SpeechOrder } from "../../src/providers/contracts/speaker.ts";
import { mediaTools } from "./studio.ts";

/** A vendor's voice without a vendor: it answers each order with a file and times, or fails; `list` tells its voices. */
export function paidVoice(
  speak: (order: SpeechOrder) => Omit<Speech, "sha256" | "mediaType"> | Error,
  list?: () => Promise<string[]>,
): {
  chosen: Extract<ChosenVoice, { kind: "vendor" }>;
  orders: SpeechOrder[];
  tools: SpeechTools;
} {
  const orders: SpeechOrder[] = [];
  const asked = new Map<EffectRequest, SpeechOrder>();
  return {
    orders,
    chosen: {
      kind: "vendor",
      name: "anna",
      model: { model: "m1", usdMicrosPerMillionCharacters: 20_000_000, textMax: 500 },
      speaker: {
        id: "paid",
        ...(list
          ? {
              listVoices: async () =>
                (await list()).map((name) => ({ name, language: "en", description: "" })),
            }
          : {}),
        request: (order) => {
          const request = { part: order.part, providerId: "paid" } as EffectRequest;
          asked.set(request, order);
          return request;
        },
      },
    },
    tools: {
      media: mediaTools,
      keep: () => Promise.reject(new Error("the vendor is not there to keep anything")),
      perform: async (request) => {
        const order = asked.get(request);
        if (!order) throw new Error("an order that was never made");
        orders.push(order);
        const said = speak(order);
        if (said instanceof Error) throw said;
        readFileSync(said.file);
        const { characters, file } = said;
        const result = { file, sha256: "0", mediaType: "audio/wav", ...(characters ? { characters } : {}) };
        return { key: order.part, handle: "h", result };
      },
    },
  };
}
