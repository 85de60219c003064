import { expect, it } from "vitest";
import { readMessage } from "../../../src/providers/anthropic/read-message.ts";

const message = {
  model: "claude-x-1",
  content: [
    { type: "thinking", thinking: "hm", text: "not this" },
    { type: "text", text: '{"a":' },
    { type: "text", text: "1}" },
  ],
  stop_reason: "end_turn",
  usage: { input_tokens: 5, output_tokens: 7, cache_creation_input_tokens: null },
};

it("reads the texts, without the thoughts, and what was counted", () => {
  expect(readMessage(message)).toMatchObject({
    text: '{"a":1}',
    end: "complete",
    model: "claude-x-1",
    usage: { inputTokens: 5, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 7 },
  });
});

it.each([
  ["stop_sequence", "complete"],
  ["max_tokens", "cut"],
  ["model_context_window_exceeded", "cut"],
  ["refusal", "refused"],
  ["pause_turn", "failed"],
  ["tool_use", "failed"],
  ["a reason of tomorrow", "failed"],
  [null, "failed"],
])("reads %s as %s", (stop_reason, end) => {
  expect(readMessage({ ...message, stop_reason }).end).toBe(end);
});

it("gives the vendor's reason for a refusal, or what there is", () => {
  const reasonOf = (stop_details: unknown) =>
    readMessage({ ...message, stop_reason: "refusal", stop_details }).reason;
  expect(reasonOf({ category: "bio", explanation: "It asks for harm." })).toBe("It asks for harm.");
  expect(reasonOf({ category: "bio", explanation: null })).toBe("bio");
  expect(reasonOf(null)).toBe("it stopped with refusal");
});

it.each([
  {},
  null,
  { ...message, usage: { input_tokens: "5", output_tokens: 1 } },
  { ...message, content: "x" },
])("throws at what is no message", (json) => {
  expect(() => readMessage(json)).toThrow(TypeError);
});
