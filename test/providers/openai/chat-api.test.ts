import { expect, it } from "vitest";
import { chatBody, readCompletion } from "../../../src/providers/openai/chat-api.ts";
import { IMAGE, QUESTION } from "../../contracts/language-question.ts";

it("asks strictly, by a plain text where there is nothing to see", () => {
  expect(chatBody(QUESTION, false)).toMatchObject({
    messages: [
      { role: "system", content: QUESTION.system },
      { role: "user", content: QUESTION.user },
    ],
    response_format: { type: "json_schema", json_schema: { name: "hook", strict: true } },
  });
  expect(chatBody({ ...QUESTION, images: [IMAGE], system: "" }, false).messages).toMatchObject([
    { role: "user", content: [{ type: "image_url" }, { type: "text", text: QUESTION.user }] },
  ]);
});

it("names the limit of an answer as the server knows it", () => {
  expect(chatBody(QUESTION, true)).toHaveProperty("max_completion_tokens", 500);
  expect(chatBody(QUESTION, true)).not.toHaveProperty("max_tokens");
  expect(chatBody(QUESTION, false)).toHaveProperty("max_tokens", 500);
  expect(chatBody(QUESTION, false)).not.toHaveProperty("max_completion_tokens");
});

const answerOf = (finish_reason: string | null, message: object) => ({
  model: "m-1",
  choices: [{ finish_reason, message }],
});

it("reads the text, and counts no cached token twice", () => {
  const usage = { prompt_tokens: 100, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 60 } };
  expect(readCompletion({ ...answerOf("stop", { content: "{}" }), usage })).toEqual({
    text: "{}",
    end: "complete",
    reason: "",
    model: "m-1",
    usage: { inputTokens: 40, cacheReadTokens: 60, cacheWriteTokens: 0, outputTokens: 5 },
  });
});

it.each([
  ["length", { content: "{" }, "cut"],
  ["content_filter", { content: "" }, "refused"],
  ["stop", { content: null, refusal: "I can't." }, "refused"],
  ["tool_calls", { content: null }, "failed"],
  [null, { content: "x" }, "failed"],
])("reads %s with %o as %s, of a server that does not count", (finish, message, end) => {
  expect(readCompletion(answerOf(finish, message))).toMatchObject({ end, usage: null });
});

it("throws at what is no completion", () => {
  expect(() => readCompletion({ model: "m", choices: [] })).toThrow(TypeError);
  expect(() => readCompletion({ error: { message: "x" } })).toThrow(TypeError);
});
