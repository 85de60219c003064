import { expect, it } from "vitest";
import { z } from "zod";
import { createStockLibrary } from "../../../src/providers/stock-libraries/create-stock-library.ts";
import { answersJson, hostileServer } from "../../support/hostile-server.ts";
import { stockClip } from "../../support/library.ts";

/** What every library keeps is in the suite of `test/contracts`; here is what its ways decide. */
async function library(status: number, json: unknown, headers: Record<string, string> = {}) {
  const server = await hostileServer(answersJson(status, json, headers));
  const asked: object[] = [];
  const { stock, probe } = createStockLibrary<{ ids: string[] }>(
    {
      providerId: "shelf",
      keyName: "SHELF_KEY",
      terms: { licence: "free", searchKeptMs: 1 },
      resetUnit: "seconds-left",
      ask: (query, key) => {
        asked.push(query);
        return { path: "/find", headers: { "x-key": key } };
      },
      answer: z.object({ ids: z.array(z.string()) }),
      clipsOf: ({ ids }) => ids.map((id) => stockClip(id)),
      isKeyRefused: (answer) => answer.status === 418,
    },
    {
      baseUrl: server.origin,
      settings: {},
      clock: { nowMs: () => 1_000_000 },
      line: async () => ({
        key: "k",
        fetch: globalThis.fetch,
        download: () => Promise.reject(new Error("no file is expected")),
        upload: () => Promise.reject(new Error("no file is expected")),
      }),
    },
  );
  const { signal } = new AbortController();
  const search = async (words: string) => await stock.search({ words, language: "en", signal });
  return { server, asked, search, probe: async () => await probe(signal) };
}

it("asks at the address that is set, in the library's own way", async () => {
  const { server, asked, search } = await library(200, { ids: ["1"] });
  expect(await search("red  fox")).toEqual({ clips: [stockClip("1")] });
  expect(asked).toEqual([{ words: "red fox", language: "en" }]);
  expect(server.seen.map(({ path, headers }) => [path, headers["x-key"]])).toEqual([["/find", "k"]]);
});

it("a word too long for anybody is cut", async () => {
  const { asked, search } = await library(200, { ids: [] });
  await search("x".repeat(300));
  expect(asked).toEqual([{ words: "x".repeat(100), language: "en" }]);
});

it("a probe asks for no more than it must", async () => {
  const { asked, probe } = await library(200, { ids: ["1"] });
  expect((await probe()).costUsdMicros).toBe(0);
  expect(asked).toEqual([expect.objectContaining({ count: 3 })]);
});

it("hears in the library's own words that the key is wrong", async () => {
  await expect((await library(418, { error: "no" })).search("fox")).rejects.toMatchObject({
    code: "vendor-key-refused",
    hint: expect.stringContaining("SHELF_KEY"),
  });
});

it("is told when to come again", async () => {
  const throttled = await library(429, {}, { "retry-after": "30" });
  await expect(throttled.search("fox")).rejects.toMatchObject({ details: { untilMs: 1_030_000 } });
  const used = await library(200, { ids: [] }, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "9" });
  expect(await used.search("fox")).toEqual({ clips: [], quietUntilMs: 1_009_000 });
});
