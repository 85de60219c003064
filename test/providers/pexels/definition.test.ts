import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { pexels } from "../../../src/providers/pexels/definition.ts";
import { pexelsServer } from "../../contracts/pexels-server.ts";
import { stockSuite } from "../../contracts/stock-suite.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";
import { madeClip } from "../../support/made-clips.ts";

const KEY = "563492ad6f91700001000001canary";

stockSuite({ definition: pexels, key: KEY, serve: async (file) => await pexelsServer(file, KEY) });

it.each([
  ["de", "de-DE"],
  ["en-GB", "en-US"],
  ["no", "nb-NO"],
  ["tlh", null],
])("searches words of %s in the locale %s, upright clips only", async (language, locale) => {
  const server = await pexelsServer(readFileSync(await madeClip("good")), KEY);
  const { parts } = benchVendor(pexels, { baseUrl: server.origin, key: KEY });
  await pexels.open(parts).stock?.search({ words: "Wald", language, signal: new AbortController().signal });
  const { query } = server.requests[0] ?? {};
  expect([query?.get("locale"), query?.get("orientation")]).toEqual([locale, "portrait"]);
});

it("asks for a credit", () => {
  const { parts } = benchVendor(pexels, { baseUrl: "http://127.0.0.1:1", key: KEY });
  expect(pexels.open(parts).stock?.terms.creditTo).toBe("Pexels (https://www.pexels.com)");
});
