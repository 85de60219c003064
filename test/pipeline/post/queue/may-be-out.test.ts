import { expect, test } from "vitest";
import { isInDoubt, mayBeOut } from "../../../../src/pipeline/post/queue/may-be-out.ts";
import { type EffectRow, insertEffect } from "../../../../src/store/repositories/effects.ts";
import { sampleEffect } from "../../../support/content.ts";
import { temporaryStore } from "../../../support/store.ts";

test.each<[EffectRow["kind"], EffectRow["state"], boolean, boolean]>([
  ["publishes", "intent", true, true],
  ["publishes", "submitted", true, true],
  ["publishes", "parked", true, true],
  ["publishes", "done", false, true],
  ["publishes", "not-sent", false, false],
  ["publishes", "refused", false, false],
  ["spends", "submitted", false, false],
])("an effect that %s and is %s: in doubt %s, perhaps out %s", async (kind, state, inDoubt, out) => {
  const store = await temporaryStore();
  await insertEffect(store, sampleEffect("job_1/publish/1", { kind, state }));
  expect([await isInDoubt(store, "job_1"), await mayBeOut(store, "job_1")]).toEqual([inDoubt, out]);
  expect(await mayBeOut(store, "job_2")).toBe(false);
});
