import { expect, it } from "vitest";
import { openai } from "../../../src/providers/openai/definition.ts";
import { effectBench } from "../../contracts/effect-bench.ts";
import { IMAGE, QUESTION } from "../../contracts/language-question.ts";
import { CANARY_KEY } from "../../contracts/language-server.ts";
import { openAiServer } from "../../contracts/openai-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";

const bench = effectBench([CANARY_KEY]);
const FREE = { estimateUsdMicros: 0, prices: { inputUsdMicros: 0, outputUsdMicros: 0 } };

it.each(["responses", "chat"])("asks a server on this machine by %s without any key", async (api) => {
  const server = await openAiServer({ isLocal: true });
  const { parts } = benchVendor(openai, { baseUrl: server.baseUrl, key: "", settings: { api } });
  const vendor = openai.open(parts);
  const request = vendor.languageModel?.request({ ...QUESTION, ...FREE, images: [IMAGE] });
  if (!request) throw new Error("no language model");
  expect(await bench.newJob().perform(request)).toMatchObject({ result: { end: "complete" } });
  expect(await vendor.probe(new AbortController().signal)).toMatchObject({ costUsdMicros: 0 });
});

it("sends nothing to OpenAI itself without a key", async () => {
  const vendor = benchVendor(openai, { baseUrl: openai.baseUrl, key: undefined });
  const request = openai.open(vendor.parts).languageModel?.request(QUESTION);
  if (!request) throw new Error("no language model");
  const job = bench.newJob();
  await expect(job.perform(request)).rejects.toMatchObject({ kind: "config", code: "vendor-key-missing" });
  expect([vendor.fetchCount(), await job.spentUsdMicros()]).toEqual([0, 0]);
});

it("refuses an API that there is not before anything is reserved", async () => {
  const { parts } = benchVendor(openai, {
    baseUrl: "http://127.0.0.1:1/v1",
    key: "",
    settings: { api: "assistants" },
  });
  expect(() => openai.open(parts).languageModel?.request(QUESTION)).toThrow(/`responses` or `chat`/);
});
