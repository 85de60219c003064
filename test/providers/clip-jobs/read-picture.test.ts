import { expect, it } from "vitest";
import {
  picturedIn,
  priceCounted,
  readPictureAnswer,
} from "../../../src/providers/clip-jobs/read-picture.ts";
import { vendorAnswer } from "../../../src/providers/http/vendor-answer.ts";
import { pictureBytes } from "../../support/made-pictures.ts";

const rules = { providerId: "v", keyName: "V_KEY", clock: { nowMs: () => 0 }, secrets: [] };
const answer = (status: number, json: unknown) =>
  vendorAnswer(new Response(null, { status }), JSON.stringify(json));
const counted = { inputTokens: 100, outputTokens: 1_000 };
const tokenPrices = { inputUsdMicros: 5_000_000, outputUsdMicros: 30_000_000 };

it("reads what it is given, only of a success, and parks what it cannot read", async () => {
  const picture = picturedIn((await pictureBytes("good")).toString("base64"), 5);
  expect(readPictureAnswer(answer(200, {}), () => picture, rules)).toBe(picture);
  expect(readPictureAnswer(answer(400, {}), () => picture, rules)).toMatchObject({ kind: "refused" });
  const unreadable = () => {
    throw new Error("what is this?");
  };
  expect(readPictureAnswer(answer(200, {}), unreadable, rules)).toEqual({
    kind: "unknown",
    message: "v accepted, but its answer cannot be read: what is this?",
  });
});

it("says what a picture lacks", () => {
  expect(picturedIn(Buffer.from("<html>").toString("base64"), undefined)).toMatchObject({
    flaw: "it is an HTML page",
  });
});

it("prices what was counted, where both are known", () => {
  expect(priceCounted(counted, { tokenPrices })).toBe(500 + 30_000);
  expect(priceCounted(undefined, { tokenPrices })).toBeUndefined();
  expect(priceCounted(counted, {})).toBeUndefined();
});
