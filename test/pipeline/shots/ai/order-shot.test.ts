import { expect, it } from "vitest";
import { hasBegun, orderShot, type Possible, partOf } from "../../../../src/pipeline/shots/ai/order-shot.ts";
import { sampleScript } from "../../../support/script.ts";

const [sample] = sampleScript().beats;
const beat = { ...(sample as NonNullable<typeof sample>), id: "b1" };

it("names a part by its beat and model, without a slash", () => {
  expect(partOf(beat, "fal/kling/v4")).toBe("b1.fal:kling:v4");
});

it("knows whether anything was begun for a beat, and for no other", () => {
  expect(hasBegun(beat, new Set(["b1.fal:kling"]))).toBe(true);
  expect(hasBegun(beat, new Set(["b11.fal:kling", "b2.fal:kling"]))).toBe(false);
});

it("waits for the key of a vendor that was asked before", async () => {
  const possible = { name: "runway/gen4.5", entry: { vendor: "runway" }, offer: {} } as Possible;
  const tools = { makers: new Map(), situation: { nowMs: 1_000 } } as never;
  await expect(
    orderShot(possible, { subject: "A fox.", beats: [beat] }, {} as never, tools),
  ).rejects.toMatchObject({
    kind: "waiting",
    code: "clip-waits",
    details: { untilMs: 121_000, waitingFor: "the key of runway/gen4.5" },
  });
});
