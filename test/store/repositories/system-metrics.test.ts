import { expect, test } from "vitest";
import { insertSystemMetric, listSystemMetrics } from "../../../src/store/repositories/system-metrics.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { expectNewestFirst } from "../../support/newest-first.ts";

const metric = { name: "rss", value: 5.5, facts: { unit: "MB" } };

describeEachStore("metrics", (fresh) => {
  test("readings are found by name, as they were taken", async () => {
    const store = await fresh();
    await insertSystemMetric(store, { id: "met_1", ...metric }, 1);
    await insertSystemMetric(store, { id: "met_2", ...metric, name: "queue" }, 1);
    expect(await listSystemMetrics(store, { limit: 9, name: "rss" })).toEqual([
      { id: "met_1", createdAtMs: 1, ...metric },
    ]);
  });

  test("come newest first", async () => {
    const store = await fresh();
    await expectNewestFirst(
      store,
      async (id) => await insertSystemMetric(store, { id, ...metric }, 1),
      listSystemMetrics,
    );
  });
});
