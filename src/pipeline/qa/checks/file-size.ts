import { answer, skipped, type VideoCheck } from "../video-check.ts";

/** Every wanted platform takes a file of this size. */
export const fileSizeCheck: VideoCheck = {
  id: "file-size",
  measure({ facts, request }) {
    if (request.platforms.length === 0) return skipped("file-size", "bytes", "no platform was named");
    const limit = Math.min(...request.platforms.map((platform) => platform.fileBytesMax.value));
    const refusing = request.platforms.filter((platform) => facts.bytes > platform.fileBytesMax.value);
    return answer(
      "file-size",
      { measured: facts.bytes, limit, unit: "bytes" },
      refusing.length === 0
        ? undefined
        : `${refusing.map((platform) => platform.title).join(" and ")} would refuse ${facts.bytes} bytes`,
    );
  },
};
