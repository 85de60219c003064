import type { UsdMicros } from "../../core/money.ts";
import type { ClipOrder } from "../contracts/clip-maker.ts";
import { priceOf } from "../contracts/kept-answer.ts";
import type { NotPictured, Pictured } from "../contracts/picture-effect.ts";
import { classifyAnswer, type SubmitOutcome, type SubmitRules } from "../http/classify-submit.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { judgePicture } from "../http/whole-picture.ts";

/** Reads the one answer to an order of a picture; `read` throws what it cannot make sense of: it may be paid for. */
export function readPictureAnswer(
  answer: VendorAnswer,
  read: (json: unknown) => Pictured | NotPictured,
  rules: SubmitRules,
): SubmitOutcome | Pictured | NotPictured {
  let found: Pictured | NotPictured | undefined;
  const handleOf = (json: unknown): string => {
    found = read(json);
    return found.kind;
  };
  const outcome = classifyAnswer(answer, handleOf, rules);
  return outcome.kind === "accepted" && found ? found : outcome;
}

export function picturedIn(base64: string, costUsdMicros: UsdMicros | undefined): Pictured {
  const bytes = Buffer.from(base64, "base64");
  const cost = costUsdMicros === undefined ? {} : { costUsdMicros };
  return { kind: "pictured", bytes, ...judgePicture(bytes), ...cost };
}

/** What counted tokens cost; undefined: nobody counted, or their price is not known. */
export function priceCounted(
  counted: { inputTokens: number; outputTokens: number } | undefined,
  { tokenPrices }: Pick<ClipOrder, "tokenPrices">,
): UsdMicros | undefined {
  if (!counted || !tokenPrices) return undefined;
  const usage = { ...counted, cacheReadTokens: 0, cacheWriteTokens: 0 };
  return priceOf(usage, tokenPrices, { read: 1, write: 1 });
}
