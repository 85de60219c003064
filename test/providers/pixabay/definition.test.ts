import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { pixabay } from "../../../src/providers/pixabay/definition.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { pixabayServer } from "../../contracts/pixabay-server.ts";
import { stockSuite } from "../../contracts/stock-suite.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";
import { madeClip } from "../../support/made-clips.ts";

const KEY = "17716537-canary49aa5a43713abefd7";

stockSuite({ definition: pixabay, key: KEY, serve: async (file) => await pixabayServer(file, KEY) });

async function search(language = "en", answer?: unknown) {
  const server = await pixabayServer(readFileSync(await madeClip("good")), KEY);
  if (answer !== undefined) server.faultAt("search", answersInstead({ status: 200, json: answer }));
  const { parts } = benchVendor(pixabay, { baseUrl: server.origin, key: KEY });
  const stock = pixabay.open(parts).stock;
  const found = await stock?.search({ words: "Wald", language, signal: new AbortController().signal });
  return { server, terms: stock?.terms, clips: found?.clips ?? [] };
}

it.each([
  ["de-AT", "de"],
  ["tlh", "en"],
])("searches words of %s in %s", async (language, lang) => {
  const { server } = await search(language);
  expect(server.requests[0]?.query.get("lang")).toBe(lang);
});

it("keeps a search for a day, and asks for no credit", async () => {
  const { terms } = await search();
  expect(terms?.searchKeptMs).toBe(24 * 3_600_000);
  expect(terms?.creditTo).toBeUndefined();
});

it("passes over what the library itself finds poor, and says what a model made", async () => {
  const rendition = { url: "https://cdn.pixabay.com/a.mp4", width: 1080, height: 1920, size: 0 };
  const hit = {
    id: 1,
    pageURL: "javascript:alert(1)",
    duration: 5,
    user: "someone",
    tags: "forest",
    videos: { medium: rendition },
  };
  const { clips } = await search("en", {
    hits: [
      { ...hit, isLowQuality: true },
      { ...hit, id: 2, isAiGenerated: true },
    ],
  });
  expect(clips).toMatchObject([{ id: "2", isAiGenerated: true, pageUrl: "" }]);
  expect(clips[0]?.files).toEqual([{ url: rendition.url, width: 1080, height: 1920 }]);
});
