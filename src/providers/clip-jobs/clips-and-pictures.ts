import type { ClipMaker } from "../contracts/clip-maker.ts";
import { isPictureHandle, type PictureParts, pictureEffect } from "../contracts/picture-effect.ts";

/** One vendor that makes clips as jobs, and pictures each within one answer. */
export function clipsAndPictures(clips: ClipMaker, pictures: PictureParts): ClipMaker {
  const { ending } = clips;
  return {
    ...clips,
    request: (order) => (order.makes === "image" ? pictureEffect(order, pictures) : clips.request(order)),
    ...(ending
      ? {
          ending: async (handle, terms, signal) =>
            isPictureHandle(handle)
              ? { state: "ended", isMade: true, message: "it was made within its answer" }
              : await ending(handle, terms, signal),
        }
      : {}),
  };
}
