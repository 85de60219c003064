import { expect, it } from "vitest";
import { openai } from "../../../src/providers/openai/definition.ts";
import { probedModel } from "../../../src/providers/openai/probed-model.ts";
import { openAiServer } from "../../contracts/openai-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";
import { answersHtml, answersJson, hostileServer } from "../../support/hostile-server.ts";

const signal = new AbortController().signal;
const probed = async (baseUrl: string, settings: Record<string, string> = {}) =>
  await probedModel(benchVendor(openai, { baseUrl, key: "", settings }).parts, signal);

it("is OpenAI's cheapest at OpenAI, at a price", async () => {
  expect(await probed(openai.baseUrl)).toMatchObject({
    model: "gpt-6-luna",
    prices: { inputUsdMicros: 100_000 },
  });
});

it("is the one that is set, whose price only this machine gives away", async () => {
  const settings = { model: "mine" };
  expect(await probed(openai.baseUrl, settings)).toEqual({ model: "mine", prices: undefined });
  expect(await probed("https://reseller.test/v1", settings)).toEqual({ model: "mine", prices: undefined });
  expect(await probed("http://localhost:1/v1", settings)).toMatchObject({ prices: { inputUsdMicros: 0 } });
});

it("is the first that a server names", async () => {
  const { baseUrl } = await openAiServer({ isLocal: true });
  expect(await probed(baseUrl)).toMatchObject({ model: "model-one" });
});

it.each([answersHtml(200), answersJson(200, { data: [] }), answersJson(404, {})])(
  "says what to do where no model is named",
  async (behaviour) => {
    const { origin } = await hostileServer(behaviour);
    await expect(probed(origin)).rejects.toMatchObject({
      code: "vendor-models-unknown",
      hint: expect.stringContaining("providers.openai.model"),
    });
  },
);
