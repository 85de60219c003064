import { answer, type VideoCheck } from "../video-check.ts";

/** H.264 High with AAC, which every platform takes; a draft may be of a simpler profile. */
export const codecCheck: VideoCheck = {
  id: "codec",
  measure({ facts, request }) {
    const picture = facts.picture ? `${facts.picture.codec} ${facts.picture.profile}` : "no picture";
    const sound = facts.sound
      ? `${facts.sound.codec} ${facts.sound.sampleRate} Hz ${facts.sound.channels}`
      : "no sound";
    const isPictureRight = request.isPreview ? facts.picture?.codec === "h264" : picture === "h264 High";
    const isSoundRight =
      !facts.sound ||
      (facts.sound.codec === "aac" && facts.sound.sampleRate === 48_000 && facts.sound.channels === 2);
    return answer(
      "codec",
      { measured: `${picture}, ${sound}`, limit: "h264 High, aac 48000 Hz 2", unit: "" },
      isPictureRight && isSoundRight ? undefined : `the file holds ${picture} and ${sound}`,
    );
  },
};
