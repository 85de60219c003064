import { findWording } from "../../../qa/script-checks/claims.ts";
import type { GateCheck } from "../gate-check.ts";

/** Words that the user's policy forbids, in what the platform is told: the user may have changed it since the check. */
export const postWords: GateCheck = {
  id: "post-words",
  override: "allow-forbidden-words",
  judge({ order, forbiddenWords }) {
    const places = { title: order.title, caption: order.caption, tags: order.tags.join(" ") };
    const found = forbiddenWords
      .map((word) => word.trim().normalize("NFKC"))
      .filter((word) => word !== "")
      .flatMap((word) =>
        Object.entries(places)
          .filter(([, text]) => findWording(text.normalize("NFKC"), word).length > 0)
          .map(([place]) => `“${word}” in the ${place}`),
      );
    return {
      measured: found.length,
      limit: 0,
      unit: "forbidden words",
      fault: found.length === 0 ? undefined : found.slice(0, 5).join("; "),
    };
  },
};
