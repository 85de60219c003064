import { AppError } from "./core/app-error.ts";
import type { VendorLanes } from "./pipeline/vendor-lanes.ts";
import type { VideoServices } from "./pipeline/video-services.ts";
import type { StockLibrary } from "./providers/contracts/stock-library.ts";
import type { VendorHouse } from "./providers/registry.ts";

/** Libraries of footage whose key is here, each with so many requests at once over all videos. */
export function openStock(house: VendorHouse, lanes: VendorLanes): VideoServices["stockLibraries"] {
  return async () => {
    const libraries: StockLibrary[] = [];
    const problems: string[] = [];
    for (const { id, contracts } of house.definitions) {
      if (!contracts.includes("stock")) continue;
      const why = await house.whyNotReady(id);
      const { stock } = house.open(id, "stock");
      if (why) problems.push(why.message);
      else if (stock) libraries.push(inLane(stock, lanes));
    }
    if (libraries.length > 0) return libraries;
    throw new AppError({
      kind: "config",
      code: "stock-vendor-missing",
      message: `Stock footage needs the key of a library, which is free. ${problems.join(" ")}`,
      hint: "Get one at www.pexels.com/api or pixabay.com/api/docs; --shots motion needs none.",
    });
  };
}

/** First come, first served. */
const ORDER = 0;

function inLane(library: StockLibrary, lanes: VendorLanes): StockLibrary {
  const { id, terms } = library;
  return {
    id,
    terms,
    search: async (query) =>
      await lanes.use(id, ORDER, query.signal, async () => await library.search(query)),
    bring: async (file, target, signal) =>
      await lanes.use(id, ORDER, signal, async () => await library.bring(file, target, signal)),
  };
}
