import type { Receipt } from "../../../model/receipt.ts";
import { findWording, type Span } from "./claims.ts";

/** Where a text says what a receipt proves. */
export interface Mention {
  receipt: Receipt;
  spans: Span[];
}

const bareLetters = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Every receipt that a text repeats. Text that lies wholly inside the user's own words is proven throughout. */
export function mentionsIn(text: string, receipts: readonly Receipt[]): Mention[] {
  const bare = bareLetters(text);
  return receipts
    .map((receipt) => {
      const spans = receipt.wordings.flatMap((wording) => findWording(text, wording));
      const isQuote =
        receipt.source.kind === "text" &&
        receipt.wordings.some((wording) => bareLetters(wording).includes(bare));
      return { receipt, spans: isQuote ? [{ start: 0, end: text.length }] : spans };
    })
    .filter((mention) => mention.spans.length > 0);
}
