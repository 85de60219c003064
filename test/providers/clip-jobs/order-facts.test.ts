import { expect, it } from "vitest";
import {
  base64Of,
  dataUriOf,
  resolutionOf,
  secondsOf,
  seedOf,
} from "../../../src/providers/clip-jobs/order-facts.ts";

it("counts whole seconds, and lines by the shorter side", () => {
  expect(secondsOf({ durationMs: 4_000 })).toBe(4);
  expect(resolutionOf({ width: 1080, height: 1920 })).toBe("1080p");
  expect(resolutionOf({ width: 1280, height: 720 })).toBe("720p");
});

it("keeps a seed within what vendors take, the same every time", () => {
  expect(seedOf({ seed: 7 })).toEqual({ seed: 7 });
  expect(seedOf({ seed: 2 ** 40 + 5 })).toEqual({ seed: 5 });
  expect(seedOf({ seed: -3.5 })).toEqual({ seed: 3 });
  expect(seedOf({})).toEqual({});
});

it("puts a picture into a text", () => {
  const reference = { mediaType: "image/png" as const, bytes: new Uint8Array([1, 2, 3]) };
  expect([base64Of(reference), dataUriOf(reference)]).toEqual(["AQID", "data:image/png;base64,AQID"]);
});
