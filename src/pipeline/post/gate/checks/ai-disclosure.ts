import { disclosureOf } from "../../post-document.ts";
import type { GateCheck } from "../gate-check.ts";

/** Disclosure follows provenance: what a model made is said to be so, whoever wrote the order. */
export const aiDisclosure: GateCheck = {
  id: "ai-disclosure",
  override: null,
  judge({ order, delivery: { script } }) {
    const made = disclosureOf([...script.shots.map(({ provenance }) => provenance), ...script.sounds]);
    const isHidden = made.isAiGenerated && !order.isAiGenerated;
    return {
      measured: made.reasons.length,
      limit: null,
      unit: "parts made by models",
      fault: isHidden ? `${made.reasons.join(", ")}, and the post would not say so` : undefined,
    };
  },
};
