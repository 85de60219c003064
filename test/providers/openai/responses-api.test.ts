import { expect, it } from "vitest";
import { readResponse, responseBody } from "../../../src/providers/openai/responses-api.ts";
import { IMAGE, QUESTION } from "../../contracts/language-question.ts";

it("asks strictly, keeps nothing at the vendor, and shows pictures before the text", () => {
  expect(responseBody({ ...QUESTION, images: [IMAGE] })).toMatchObject({
    instructions: QUESTION.system,
    input: [
      { role: "user", content: [{ type: "input_image" }, { type: "input_text", text: QUESTION.user }] },
    ],
    max_output_tokens: 500,
    text: { format: { type: "json_schema", name: "hook", strict: true } },
    store: false,
  });
  expect(responseBody({ ...QUESTION, system: "" })).not.toHaveProperty("instructions");
});

const response = {
  model: "m-1",
  status: "completed",
  output: [
    { type: "reasoning", summary: [] },
    { type: "message", content: [{ type: "output_text", text: "{}" }] },
  ],
  usage: {
    input_tokens: 100,
    output_tokens: 5,
    input_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
  },
};

it("reads the text, and counts no cached token twice", () => {
  expect(readResponse(response)).toEqual({
    text: "{}",
    end: "complete",
    reason: "",
    model: "m-1",
    usage: { inputTokens: 10, cacheReadTokens: 60, cacheWriteTokens: 30, outputTokens: 5 },
  });
  expect(readResponse({ ...response, usage: null }).usage).toBeNull();
});

it.each([
  [{ status: "incomplete", incomplete_details: { reason: "max_output_tokens" } }, "cut", "max_output_tokens"],
  [
    { status: "incomplete", incomplete_details: { reason: "content_filter" } },
    "refused",
    "its content filter",
  ],
  [{ status: "incomplete" }, "failed", "it ended as incomplete"],
  [{ status: "failed", error: { code: "server_error", message: "gave up" } }, "failed", "gave up"],
  [{ status: "failed", error: { code: "invalid_prompt", message: "policy" } }, "refused", "policy"],
  [{ status: "queued" }, "failed", "it ended as queued"],
])("reads %o as %s", (change, end, reason) => {
  expect(readResponse({ ...response, ...change })).toMatchObject({ end, reason });
});

it("reads a refusal, whatever the status", () => {
  const output = [{ type: "message", content: [{ type: "refusal", refusal: "I can't." }] }];
  expect(readResponse({ ...response, output })).toMatchObject({
    end: "refused",
    reason: "I can't.",
    text: "",
  });
});

it("throws at what is no response", () => {
  expect(() => readResponse({ ...response, output: undefined })).toThrow(TypeError);
  expect(() => readResponse({ error: { message: "x" } })).toThrow(TypeError);
});
