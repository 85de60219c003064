import { describe, expect, it } from "vitest";
import { openStock } from "../src/context-stock.ts";
import { VendorLanes } from "../src/pipeline/vendor-lanes.ts";
import type { StockLibrary } from "../src/providers/contracts/stock-library.ts";
import { createVendorHouse } from "../src/providers/vendor-house.ts";
import { VENDORS } from "../src/providers/vendors.ts";

function stockWith(keys: Record<string, string>, jobsAtOnce = 1, definitions = VENDORS) {
  const house = createVendorHouse({
    definitions,
    settings: {},
    secrets: async () => ({
      get: async (name) => keys[name],
      set: async () => "file",
      delete: async () => undefined,
    }),
    clock: { nowMs: () => 0 },
    fetch: globalThis.fetch,
    tell: () => undefined,
  });
  return openStock(house, new VendorLanes(() => jobsAtOnce));
}

describe("libraries of footage", () => {
  it.each([
    [{ PEXELS_API_KEY: "one", PIXABAY_API_KEY: "two" }, ["pexels", "pixabay"]],
    [{ PIXABAY_API_KEY: "two", RUNWAYML_API_SECRET: "three" }, ["pixabay"]],
    [{ PEXELS_API_KEY: "one", PIXABAY_API_KEY: "two\n" }, ["pexels"]],
  ])("are those whose key is here and can be sent: %j", async (keys, ids) => {
    expect((await stockWith(keys)()).map(({ id }) => id)).toEqual(ids);
  });

  it("are missing with the reason for each", async () => {
    await expect(stockWith({ PIXABAY_API_KEY: "two\n" })()).rejects.toMatchObject({
      kind: "config",
      code: "stock-vendor-missing",
      message: expect.stringMatching(
        /PEXELS_API_KEY is not set.*PIXABAY_API_KEY cannot be a key.*line break/,
      ),
    });
  });

  it("have so many requests at once, over all videos", async () => {
    let [running, most] = [0, 0];
    const slow = async (): Promise<never> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      throw new Error("enough");
    };
    const [pexels] = VENDORS.filter(({ id }) => id === "pexels");
    if (!pexels) throw new Error("pexels is a vendor");
    const stock: StockLibrary = {
      id: "pexels",
      terms: { licence: "", searchKeptMs: 0 },
      search: slow,
      bring: slow,
    };
    const opened = { ...pexels, open: () => ({ stock, probe: slow }) };
    const libraries = stockWith({ PEXELS_API_KEY: "one" }, 2, [opened]);
    const [one] = await libraries();
    const [other] = await libraries();
    const { signal } = new AbortController();
    const file = { url: "", width: 1, height: 1 };
    await Promise.allSettled(
      [one, other, one, other].map(async (library, index) =>
        index < 2
          ? await library?.search({ words: "", language: "en", signal })
          : await library?.bring(file, "", signal),
      ),
    );
    expect(most).toBe(2);
  });
});
