import { expect, test } from "vitest";
import { VendorLanes } from "../../src/pipeline/vendor-lanes.ts";

test("each vendor has as many at once as it takes, whatever the others do", async () => {
  const lanes = new VendorLanes((vendor) => (vendor === "narrow" ? 1 : 3));
  const signal = new AbortController().signal;
  const now = new Map<string, number>();
  const most = new Map<string, number>();
  const ask = async (vendor: string): Promise<void> =>
    await lanes.use(vendor, 1, signal, async () => {
      const count = (now.get(vendor) ?? 0) + 1;
      now.set(vendor, count);
      most.set(vendor, Math.max(count, most.get(vendor) ?? 0));
      await new Promise((resolve) => setImmediate(resolve));
      now.set(vendor, count - 1);
    });
  await Promise.all(
    ["narrow", "wide"].flatMap((vendor) => Array.from({ length: 7 }, async () => await ask(vendor))),
  );
  expect(Object.fromEntries(most)).toEqual({ narrow: 1, wide: 3 });
});
