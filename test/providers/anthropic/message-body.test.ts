import { expect, it } from "vitest";
import { messageBody } from "../../../src/providers/anthropic/message-body.ts";
import { IMAGE, QUESTION } from "../../contracts/language-question.ts";

it("says what stays the same in a block that is cached, and shows pictures before the text", () => {
  expect(messageBody({ ...QUESTION, images: [IMAGE] })).toMatchObject({
    model: "model-one",
    max_tokens: 500,
    system: [{ type: "text", text: QUESTION.system, cache_control: { type: "ephemeral" } }],
    messages: [
      {
        role: "user",
        content: [
          { type: "image", source: { type: "base64", media_type: "image/jpeg", data: "/9j/" } },
          { type: "text", text: QUESTION.user },
        ],
      },
    ],
    output_config: { format: { type: "json_schema", schema: { additionalProperties: false } } },
  });
});

it("never has a temperature, nor an empty block", () => {
  expect(Object.keys(messageBody({ ...QUESTION, system: "" })).toSorted()).toEqual([
    "max_tokens",
    "messages",
    "model",
    "output_config",
  ]);
});
