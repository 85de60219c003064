import { answer, skipped, type VideoCheck } from "../video-check.ts";

/** WCAG 2: 24 CSS pixels on a phone 360 wide; or bold from 18.66. Ours is bold: 56 pixels of 1080. */
const LARGE_PIXELS = 56;
const LIMITS = { large: 3, small: 4.5 };

/** Text stands out from what is really behind it. Measured: the weakest text, as a part of what it needs. */
export const contrastCheck: VideoCheck = {
  id: "contrast",
  measure({ boxes, request }) {
    if (request.isPreview)
      return skipped("contrast", "ratio", "a draft has too few pixels in its letters to be measured");
    const rated = boxes.map((one) => {
      const limit = one.fontPixels >= LARGE_PIXELS ? LIMITS.large : LIMITS.small;
      return { ...one, limit, rate: one.contrast / limit };
    });
    const worst = rated.toSorted((a, b) => a.rate - b.rate)[0];
    if (!worst) return skipped("contrast", "ratio", "no text is on screen long enough to be measured");
    const measured = Number(worst.contrast.toFixed(2));
    return answer(
      "contrast",
      { measured, limit: worst.limit, unit: "ratio" },
      worst.rate >= 1
        ? undefined
        : `“${worst.box.text}” has ${measured} to 1 in frame ${worst.frame}, ${worst.limit} to 1 is needed`,
    );
  },
};
