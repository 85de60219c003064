import { expect, it } from "vitest";
import { anthropic } from "../../../src/providers/anthropic/definition.ts";
import { anthropicServer } from "../../contracts/anthropic-server.ts";
import { CANARY_KEY } from "../../contracts/language-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";

it("probes the cheapest model by itself, at a price that it states", async () => {
  const server = await anthropicServer({ models: ["claude-haiku-5-5"] });
  server.say({ text: '{"ok":true}', inputTokens: 100, outputTokens: 10 });
  const { parts } = benchVendor(anthropic, { baseUrl: server.baseUrl, key: CANARY_KEY });
  expect(await anthropic.open(parts).probe(new AbortController().signal)).toEqual({
    message: "claude-haiku-5-5-20261101 answered: 100 tokens read, 10 written",
    costUsdMicros: 15,
  });
});

it("asks for its key by name before anything is sent", async () => {
  const bench = benchVendor(anthropic, { baseUrl: "https://api.anthropic.com", key: "" });
  const failing = anthropic.open(bench.parts).probe(new AbortController().signal);
  await expect(failing).rejects.toMatchObject({
    kind: "config",
    message: expect.stringContaining("ANTHROPIC_API_KEY"),
  });
  expect(bench.fetchCount()).toBe(0);
});
