import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newRowWithFacts, withFacts } from "../../../src/store/repositories/documents.ts";
import { temporaryStore } from "../../support/store.ts";

test("whatever JSON facts hold comes back, without the row's bookkeeping", async () => {
  const store = await temporaryStore();
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
      const row = newRowWithFacts(store, { id: "met_1", name: "rss", facts }, 5);
      expect(row).toMatchObject({ tenantId: store.tenantId, machineId: store.machineId, rowVersion: 1 });
      const plain: unknown = JSON.parse(JSON.stringify(facts));
      expect(withFacts(row)).toEqual({ id: "met_1", createdAtMs: 5, name: "rss", facts: plain });
    }),
  );
});
