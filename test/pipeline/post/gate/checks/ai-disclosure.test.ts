import { expect, it } from "vitest";
import { aiDisclosure } from "../../../../../src/pipeline/post/gate/checks/ai-disclosure.ts";
import { sampleDelivery, samplePostOrder, sampleSituation } from "../../../../support/post-order.ts";

const voice = { providerId: "elevenlabs", kind: "voice" as const, isAiGenerated: true };
const delivery = sampleDelivery({}, { sounds: [voice] });

it.each([
  [false, sampleDelivery(), undefined],
  [true, sampleDelivery(), undefined],
  [true, delivery, undefined],
  [false, delivery, "voice made by elevenlabs, and the post would not say so"],
])("an order that says %s of what models made", (isAiGenerated, made, fault) => {
  const situation = sampleSituation({ order: samplePostOrder({ isAiGenerated }), delivery: made });
  expect(aiDisclosure.judge(situation).fault).toBe(fault);
});

it("is let through by nobody", () => {
  expect(aiDisclosure.override).toBeNull();
});
