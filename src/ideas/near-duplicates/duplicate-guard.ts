import { ReceiptIndex } from "./receipt-index.ts";
import { TfIdfIndex } from "./tf-idf-index.ts";

/** What two videos are compared by. */
export interface ComparableVideo {
  conceptKey: string;
  receiptKeys: readonly string[];
  /** Narration and screen text without the format's fixed words, see `comparableText`. */
  text: string;
}

/** Two videos that share more than this part of their facts are one video told twice. */
export const RECEIPT_JACCARD_MAX = 0.5;
/** A near copy in words; a proposal, not a measured threshold. */
export const TEXT_COSINE_MAX = 0.6;

export interface NearDuplicate<Past extends ComparableVideo> {
  past: Past;
  reason: "concept" | "receipts" | "text";
  /** 1 for the same concept, else Jaccard or cosine. */
  similarity: number;
}

/** Knows every earlier video and finds the one that a new video would repeat. */
export class DuplicateGuard<Past extends ComparableVideo = ComparableVideo> {
  private readonly past: Past[] = [];
  private readonly byKey = new Map<string, Past>();
  private readonly receipts = new ReceiptIndex();
  private readonly texts = new TfIdfIndex();

  constructor(history: readonly Past[] = []) {
    for (const video of history) this.add(video);
  }

  add(video: Past): void {
    this.past.push(video);
    this.byKey.set(video.conceptKey, video);
    this.receipts.add(video.receiptKeys);
    this.texts.add(video.text);
  }

  /** Before a concept is written out: same idea, or mostly the same facts. */
  findConcept(concept: Pick<ComparableVideo, "conceptKey" | "receiptKeys">): NearDuplicate<Past> | undefined {
    const same = this.byKey.get(concept.conceptKey);
    if (same) return { past: same, reason: "concept", similarity: 1 };
    const nearest = this.receipts.nearest(concept.receiptKeys);
    const past = nearest && this.past[nearest.position];
    if (!past || nearest.jaccard <= RECEIPT_JACCARD_MAX) return undefined;
    return { past, reason: "receipts", similarity: nearest.jaccard };
  }

  /** After it is written out: all of the above, or mostly the same words. */
  find(video: ComparableVideo): NearDuplicate<Past> | undefined {
    const concept = this.findConcept(video);
    if (concept) return concept;
    const { past, cosine } = this.nearestText(video.text);
    return past && cosine >= TEXT_COSINE_MAX ? { past, reason: "text", similarity: cosine } : undefined;
  }

  /** The earlier video with the most similar words. */
  nearestText(text: string): { past: Past | undefined; cosine: number } {
    const nearest = this.texts.nearest(text);
    return nearest
      ? { past: this.past[nearest.position], cosine: nearest.cosine }
      : { past: undefined, cosine: 0 };
  }
}
