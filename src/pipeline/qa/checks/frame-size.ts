import { answer, type VideoCheck } from "../video-check.ts";

/** 1080 × 1920; a draft may be smaller, in the same shape. */
export const frameSizeCheck: VideoCheck = {
  id: "frame-size",
  measure({ facts, request }) {
    const { width = 0, height = 0 } = facts.picture ?? {};
    const { timeline, isPreview } = request;
    const isDraft =
      isPreview &&
      width > 0 &&
      width <= timeline.width &&
      width * timeline.height === height * timeline.width;
    const limit = isPreview ? `${timeline.width}x${timeline.height} or smaller` : "1080x1920";
    const measured = `${width}x${height}`;
    const isRight = isDraft || measured === limit;
    return answer(
      "frame-size",
      { measured, limit, unit: "pixels" },
      isRight ? undefined : `the picture is ${measured}`,
    );
  },
};
