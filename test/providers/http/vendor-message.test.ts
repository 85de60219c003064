import { expect, it } from "vitest";
import { describeBody, vendorMessage } from "../../../src/providers/http/vendor-message.ts";

const saidAs = (body: unknown) => vendorMessage({ json: body, text: JSON.stringify(body) });

it.each<[unknown, string]>([
  [{ error: { code: 400, message: "too long", status: "INVALID_ARGUMENT" } }, "too long"],
  [[{ error: { message: "in a list" } }], "in a list"],
  [{ detail: "plain detail" }, "plain detail"],
  [{ detail: [{ loc: ["body", "duration"], msg: "must be 5", type: "x" }] }, "body.duration: must be 5"],
  [{ detail: { status: "quota_exceeded", message: "no characters left" } }, "no characters left"],
  [
    { errors: [{ code: "invalidModel", message: "no such model", parameter: "model" }] },
    "model: no such model",
  ],
  [{ data: [], errors: [{ message: "one" }, { message: "two" }] }, "one; two"],
  [{ error: "just a text" }, "just a text"],
  [{ error: { message: "", type: "x" }, message: "outer" }, "outer"],
  [{ message: "m", param: "size" }, "size: m"],
])("reads %o", (body, words) => {
  expect(saidAs(body)).toBe(words);
});

it("says what came when there are no words", () => {
  const html = "\ufeff <!-- x --> <!doctype html><html><head><title>502 Bad\nGateway</title></head></html>";
  expect(vendorMessage({ json: undefined, text: html })).toBe('it sent an HTML page ("502 Bad Gateway")');
  expect(vendorMessage({ json: undefined, text: "<html>x" })).toBe("it sent an HTML page");
  expect(vendorMessage({ json: undefined, text: " " })).toBe("it gave no reason");
  expect(vendorMessage({ json: undefined, text: "upstream gone" })).toBe("upstream gone");
  expect(saidAs({ code: 7 })).toBe('{"code":7}');
});

it("keeps a terminal from obeying it, and its length in bounds", () => {
  expect(saidAs({ message: "a\u001b[31m red\u202e\r\nb" })).toBe("a [31m red b");
  expect(saidAs({ message: "x".repeat(5000) })).toHaveLength(300);
  expect(saidAs({ errors: Array.from({ length: 50 }, (_, at) => ({ message: `e${at}` })) })).toBe(
    "e0; e1; e2; e3; e4",
  );
});

it("is not kept busy by a body made for that", () => {
  const startedMs = performance.now();
  for (const piece of ["\ufeff", "<!--", "<!-- -->", "<title", " "])
    vendorMessage({ json: undefined, text: piece.repeat(50_000) });
  expect(performance.now() - startedMs).toBeLessThan(2000);
});

it("is not led into the depths", () => {
  let deep: unknown = "end";
  for (let depth = 0; depth < 10_000; depth += 1) deep = { error: deep };
  expect(vendorMessage({ json: deep, text: "fallback" })).toBe("fallback");
});

it.each<[unknown, string, string]>([
  [{}, "{}", "JSON"],
  [undefined, "", "nothing"],
  [undefined, "<HTML><title>Hi</title>", 'an HTML page ("Hi")'],
  [undefined, "Not Found", 'text ("Not Found")'],
])("describes a body", (json, text, words) => {
  expect(describeBody({ json, text })).toBe(words);
});
