import { expect, test } from "vitest";
import { newRow } from "../../src/store/scope.ts";
import { temporaryStore } from "../support/store.ts";

test("a new row is of its scope's tenant and machine, in its first version", async () => {
  const store = await temporaryStore();
  const scope = { ...store, tenantId: "agency", machineId: "laptop" };
  expect(newRow(scope, "vid_1", 7)).toEqual({
    tenantId: "agency",
    id: "vid_1",
    machineId: "laptop",
    rowVersion: 1,
    createdAtMs: 7,
  });
});
