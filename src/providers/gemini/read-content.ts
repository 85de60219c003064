import { z } from "zod";
import { picturedIn, priceCounted } from "../clip-jobs/read-picture.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";
import type { NotPictured, Pictured } from "../contracts/picture-effect.ts";

const Tokens = z.number().int().min(0).nullish();
const Part = z.object({
  text: z.string().nullish(),
  inlineData: z.object({ mimeType: z.string(), data: z.string().min(1) }).nullish(),
  /** A sketch on the way to the picture, or words about it. */
  thought: z.boolean().nullish(),
});
const Candidate = z.object({
  content: z.object({ parts: z.array(Part).nullish() }).nullish(),
  finishReason: z.string().nullish(),
  finishMessage: z.string().nullish(),
});
const Content = z
  .object({
    candidates: z.array(Candidate).nullish(),
    promptFeedback: z
      .object({ blockReason: z.string().nullish(), blockReasonMessage: z.string().nullish() })
      .nullish(),
    usageMetadata: z
      .object({ promptTokenCount: Tokens, candidatesTokenCount: Tokens, thoughtsTokenCount: Tokens })
      .nullish(),
  })
  // Whatever has neither is no answer of this API's.
  .refine(({ candidates, promptFeedback }) => Boolean(candidates ?? promptFeedback), "no candidates");
type Content = z.infer<typeof Content>;

/** Reads a picture, or why there is none: a refusal comes as a success without one. */
export function readContent(json: unknown, order: ClipOrder): Pictured | NotPictured {
  const content = Content.parse(json);
  const cost = priceCounted(countedIn(content), order);
  const parts = (content.candidates ?? []).flatMap((candidate) => candidate.content?.parts ?? []);
  const picture = parts.find(({ inlineData, thought }) => inlineData && thought !== true)?.inlineData;
  if (picture) return picturedIn(picture.data, cost);
  const said = parts.map(({ text }) => text ?? "").join(" ");
  const { reason, words } = endOf(content, said);
  return {
    kind: "not-pictured",
    end: OF_MODERATION.test(reason) ? "moderation" : "refused",
    message: `gemini (${reason}): ${words}`.slice(0, MESSAGE_LENGTH),
    costUsdMicros: cost ?? 0,
  };
}

const OF_MODERATION = /SAFETY|PROHIBITED|BLOCKLIST|SPII|RECITATION/;
const MESSAGE_LENGTH = 300;

function endOf({ candidates, promptFeedback }: Content, said: string): { reason: string; words: string } {
  const [candidate] = candidates ?? [];
  const blocked = promptFeedback?.blockReason;
  const words = candidate?.finishMessage ?? promptFeedback?.blockReasonMessage ?? said.trim();
  return {
    // The feedback on a prompt is there only when it was blocked.
    reason: blocked ? `SAFETY ${blocked}` : (candidate?.finishReason ?? "no picture"),
    words: words === "" ? "it sent no picture" : words,
  };
}

/** Thoughts cost less than pictures, how much less nobody has written down: what is counted is never too little. */
function countedIn({ usageMetadata }: Content): { inputTokens: number; outputTokens: number } | undefined {
  if (!usageMetadata) return undefined;
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = usageMetadata;
  return {
    inputTokens: promptTokenCount ?? 0,
    outputTokens: (candidatesTokenCount ?? 0) + (thoughtsTokenCount ?? 0),
  };
}
