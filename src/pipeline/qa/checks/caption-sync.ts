import { answer, skipped, type VideoCheck } from "../video-check.ts";

const LIMIT_MS = 50;
const QUANTILE = 0.95;
/** So large a part of the words must be found in the sound. */
const FOUND_PART = 0.7;

/** Captions change when the word is heard: onset errors of words after a pause, at the 95th percentile. */
export const captionSyncCheck: VideoCheck = {
  id: "caption-sync",
  measure({ heardWords }) {
    if (!heardWords || heardWords.length === 0) return skipped("caption-sync", "ms", "nobody speaks");
    const errors = heardWords
      .flatMap((word) => (word.heardMs === undefined ? [] : [{ word, error: word.heardMs - word.captionMs }]))
      .toSorted((a, b) => Math.abs(a.error) - Math.abs(b.error));
    const facts = { limit: LIMIT_MS, unit: "ms" };
    if (errors.length < FOUND_PART * heardWords.length) {
      return answer(
        "caption-sync",
        { measured: null, ...facts },
        `only ${errors.length} of ${heardWords.length} words were found in the sound near their captions`,
      );
    }
    const worst = errors[Math.max(0, Math.ceil(QUANTILE * errors.length) - 1)];
    const measured = Math.round(Math.abs(worst?.error ?? 0));
    return answer(
      "caption-sync",
      { measured, ...facts },
      measured <= LIMIT_MS
        ? undefined
        : `“${worst?.word.show}” is heard ${measured} ms ${(worst?.error ?? 0) > 0 ? "after" : "before"} its caption`,
    );
  },
};
