import { expect, it } from "vitest";
import { vendorAnswer } from "../../../src/providers/http/vendor-answer.ts";

it("reads JSON, and keeps the start of the text", () => {
  const response = new Response(null, { status: 402, headers: { "x-a": "b" } });
  const body = JSON.stringify({ error: "e".repeat(3_000) });
  const answer = vendorAnswer(response, body);
  expect(answer).toMatchObject({ status: 402, json: { error: "e".repeat(3_000) } });
  expect([answer.headers.get("x-a"), answer.text.length]).toEqual(["b", 2_000]);
});

it("has no JSON where there is none", () => {
  expect(vendorAnswer(new Response(), "<html>")).toMatchObject({ json: undefined, text: "<html>" });
});
