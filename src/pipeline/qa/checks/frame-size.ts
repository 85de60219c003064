import { answer, type VideoCheck } from "../video-check.ts";

/** 1080 × 1920; a draft a quarter of that. */
export const frameSizeCheck: VideoCheck = {
  id: "frame-size",
  measure({ facts, request }) {
    const measured = `${facts.picture?.width ?? 0}x${facts.picture?.height ?? 0}`;
    const limit = request.isPreview ? `${request.timeline.width}x${request.timeline.height}` : "1080x1920";
    return answer(
      "frame-size",
      { measured, limit, unit: "pixels" },
      measured === limit ? undefined : `the picture is ${measured}`,
    );
  },
};
