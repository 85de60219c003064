import { expect, it } from "vitest";
import { isPaidWriter } from "../../../src/pipeline/script/is-paid-writer.ts";
import type { Writer } from "../../../src/providers/contracts/writer.ts";
import { sampleBrief } from "../../support/brief.ts";

const writer = (concepts: number, script: number): Writer => ({
  id: "toy",
  estimateUsdMicros: () => ({ concepts, script }),
  proposeConcepts: async () => [],
  writeScript: async () => {
    throw new Error("not asked");
  },
});

it("is paid when either its concepts or its scripts cost something", () => {
  expect(isPaidWriter(writer(0, 0), sampleBrief({}))).toBe(false);
  expect(isPaidWriter(writer(1, 0), sampleBrief({}))).toBe(true);
  expect(isPaidWriter(writer(0, 1), sampleBrief({}))).toBe(true);
});
