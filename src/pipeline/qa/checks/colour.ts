import { answer, type VideoCheck } from "../video-check.ts";

/** Matrix, primaries and transfer say bt709, range says video: else players show other colours than were drawn. */
export const colourCheck: VideoCheck = {
  id: "colour",
  measure({ facts }) {
    const picture = facts.picture;
    const measured = [
      picture?.colourSpace,
      picture?.colourPrimaries,
      picture?.colourTransfer,
      picture?.colourRange,
    ]
      .map((tag) => (tag === undefined || tag === "" ? "untagged" : tag))
      .join(" ");
    const limit = "bt709 bt709 bt709 tv";
    return answer(
      "colour",
      { measured, limit, unit: "" },
      measured === limit ? undefined : `colours are tagged ${measured}`,
    );
  },
};
