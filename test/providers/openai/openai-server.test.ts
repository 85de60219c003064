import { expect, it } from "vitest";
import { apiOf, isOpenAi, refuseMissingKey } from "../../../src/providers/openai/openai-server.ts";

it.each([
  ["https://api.openai.com/v1", true],
  ["https://eu.api.openai.com/v1", true],
  ["https://api.openai.com.evil.test/v1", false],
  ["https://notopenai.com/v1", false],
  ["http://localhost:11434/v1", false],
  ["no address", false],
])("takes %s for OpenAI's own: %s", (baseUrl, isTheirs) => {
  expect(isOpenAi(baseUrl)).toBe(isTheirs);
});

it("speaks the API that is set, whatever the address", () => {
  expect(apiOf({ settings: {} })).toBe("responses");
  expect(apiOf({ settings: { api: "chat" } })).toBe("chat");
  expect(() => apiOf({ settings: { api: "Chat" } })).toThrow(expect.objectContaining({ kind: "config" }));
});

it("wants a key for OpenAI only", () => {
  expect(() => refuseMissingKey("https://api.openai.com/v1", "")).toThrow(/OPENAI_API_KEY/);
  refuseMissingKey("https://api.openai.com/v1", "sk-1");
  refuseMissingKey("http://127.0.0.1:1234/v1", "");
});
