import { expect, test } from "vitest";
import {
  conceptsOfGeneration,
  getConcept,
  insertConcepts,
  setComparableText,
} from "../../../src/store/repositories/concepts.ts";
import { sampleConcept } from "../../support/content.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("concepts", (fresh) => {
  test("come back whole, best first, equals in the order of their ids", async () => {
    const store = await fresh();
    await insertConcepts(store, "gen_0", [], 7);
    const concepts = [
      { id: "con_3", concept: sampleConcept("c", 0.4) },
      { id: "con_1", concept: sampleConcept("a'\"", 0.4) },
      { id: "con_2", concept: sampleConcept("b", 0.9) },
    ];
    await insertConcepts(store, "gen_1", concepts, 7);
    await insertConcepts(store, "gen_2", [{ id: "con_4", concept: sampleConcept("d", 1) }], 7);
    const found = await conceptsOfGeneration(store, "gen_1");
    expect(found.map(({ id }) => id)).toEqual(["con_2", "con_1", "con_3"]);
    expect(await getConcept(store, "con_1")).toEqual({ ...concepts[1], generationId: "gen_1" });
    expect(await getConcept({ ...store, tenantId: "another" }, "con_1")).toBeUndefined();
  });

  test("what a script says is kept beside the concept, which stays as it was", async () => {
    const store = await fresh();
    const concept = sampleConcept("a");
    await insertConcepts(
      store,
      "gen_1",
      [
        { id: "con_1", concept },
        { id: "con_2", concept },
      ],
      7,
    );
    await setComparableText(store, "con_1", "the longest river");
    const rows = await store.db
      .selectFrom("concepts")
      .select(["id", "comparableText", "rowVersion"])
      .where("tenantId", "=", store.tenantId)
      .orderBy("id")
      .execute();
    expect(rows).toEqual([
      { id: "con_1", comparableText: "the longest river", rowVersion: 2 },
      { id: "con_2", comparableText: null, rowVersion: 1 },
    ]);
    expect((await getConcept(store, "con_1"))?.concept).toEqual(concept);
  });
});
