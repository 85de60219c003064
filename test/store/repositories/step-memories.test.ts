import { expect, test } from "vitest";
import { forgetMemory, readMemory, writeMemory } from "../../../src/store/repositories/step-memories.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("what steps keep", (fresh) => {
  test("is the latest that was written under its key", async () => {
    const store = await fresh();
    expect(await readMemory(store, "a")).toBeUndefined();
    await writeMemory(store, { key: "a", sealed: "one" }, 1);
    await writeMemory(store, { key: "b", sealed: "other" }, 1);
    await writeMemory(store, { key: "a", sealed: "two" }, 2);
    expect([await readMemory(store, "a"), await readMemory(store, "b")]).toEqual(["two", "other"]);
    await forgetMemory(store, "a");
    expect([await readMemory(store, "a"), await readMemory(store, "b")]).toEqual([undefined, "other"]);
  });
});
