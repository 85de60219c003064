import { expect, test } from "vitest";
import { getScript, insertScript } from "../../../src/store/repositories/scripts.ts";
import { describeEachStore } from "../../support/each-store.ts";
import { sampleScript } from "../../support/script.ts";

describeEachStore("scripts", (fresh) => {
  test("come back as they were written, and only to their own tenant", async () => {
    const store = await fresh();
    const script = sampleScript();
    await insertScript(store, { id: "scr_1", conceptId: "con_1", script }, 5);
    expect(await getScript(store, "scr_1")).toEqual({ id: "scr_1", conceptId: "con_1", script });
    expect(await getScript({ ...store, tenantId: "other" }, "scr_1")).toBeUndefined();
  });
});
