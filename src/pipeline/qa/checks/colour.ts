import type { ColourVotes } from "../measure/colour-votes.ts";
import { answer, type VideoCheck } from "../video-check.ts";

const LIMIT = "bt709 bt709 bt709 tv";
/** Pixels, one in four counted, that make a witness; and how many times more of them than of the right ones. */
const WITNESS_MIN = 2_000;
const OUTVOTED = 3;

/**
 * Matrix, primaries and transfer say bt709, range says video, and the drawn colours are found on the pixels as that has
 * them: else players show other colours than were drawn.
 */
export const colourCheck: VideoCheck = {
  id: "colour",
  measure({ facts, colourVotes }) {
    const picture = facts.picture;
    const tags = [
      picture?.colourSpace,
      picture?.colourPrimaries,
      picture?.colourTransfer,
      picture?.colourRange,
    ]
      .map((tag) => (tag === undefined || tag === "" ? "untagged" : tag))
      .join(" ");
    const wrong = wrongReading(colourVotes);
    const measured = wrong === undefined ? tags : `${tags}, pixels ${wrong}`;
    return answer(
      "colour",
      { measured, limit: LIMIT, unit: "" },
      wrong !== undefined
        ? `the drawn colours were converted as ${wrong}, which is not what players are told`
        : tags === LIMIT
          ? undefined
          : `colours are tagged ${tags}`,
    );
  },
};

function wrongReading(votes: ColourVotes): string | undefined {
  return Object.entries(votes).find(
    ([, { wrong, right }]) => wrong >= WITNESS_MIN && wrong > OUTVOTED * right,
  )?.[0];
}
