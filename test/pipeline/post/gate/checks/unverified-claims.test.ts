import { expect, it } from "vitest";
import { unverifiedClaims } from "../../../../../src/pipeline/post/gate/checks/unverified-claims.ts";
import { sampleDelivery, sampleSituation } from "../../../../support/post-order.ts";
import { headline, scriptOf } from "../../../../support/small-video.ts";

it("names what nothing proves", () => {
  const script = { ...scriptOf([headline("One")]), unverifiedClaims: ["60 cm"] };
  const marked = sampleSituation({ delivery: sampleDelivery({}, { script, isUnverified: true }) });
  expect(unverifiedClaims.judge(marked)).toMatchObject({ measured: 1, fault: "nothing proves “60 cm”" });
  expect(unverifiedClaims.judge(sampleSituation()).fault).toBeUndefined();
});
