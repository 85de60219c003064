import { expect, test } from "vitest";
import { recentApiUses, recordApiUse } from "../../../src/store/repositories/api-usage.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("how requests ended", (fresh) => {
  test("may be unknown, as for rows from before", async () => {
    const store = await fresh();
    const use = { providerId: "fal", operation: "shot", runId: null, jobId: null, unit: "call", quantity: 1 };
    await recordApiUse(store, { id: "usg_1", ...use, costUsdMicros: 0, status: null, latencyMs: null }, 1);
    expect(await recentApiUses(store, "fal", { sinceMs: 0, limit: 1 })).toMatchObject([
      { status: null, latencyMs: null },
    ]);
  });
});
