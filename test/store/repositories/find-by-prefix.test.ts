import { expect, test } from "vitest";
import { insertConcepts } from "../../../src/store/repositories/concepts.ts";
import { findByPrefix } from "../../../src/store/repositories/find-by-prefix.ts";
import { sampleConcept } from "../../support/content.ts";
import { describeEachStore } from "../../support/each-store.ts";

describeEachStore("an id's prefix", (fresh) => {
  async function withConcepts(...ids: string[]): Promise<(prefix: string) => Promise<string>> {
    const store = await fresh();
    await insertConcepts(
      store,
      "gen_1",
      ids.map((id) => ({ id, concept: sampleConcept(id) })),
      1,
    );
    return async (prefix) => await findByPrefix(store, "concepts", prefix);
  }

  test("names a row when only one has it; a whole id always does", async () => {
    const find = await withConcepts("con_01-a", "con_01-ab", "con_02-a");
    expect(await find("con_02")).toBe("con_02-a");
    expect(await find("con_01-a")).toBe("con_01-a");
    expect([await find("02"), await find("01-a")]).toEqual(["con_02-a", "con_01-a"]);
  });

  test("of several rows is a usage error that names five of them and says that there are more", async () => {
    const find = await withConcepts("con_1", "con_2", "con_3", "con_4", "con_5");
    const named = '"con_" could be several concepts: con_1, con_2, con_3, con_4, con_5';
    await expect(find("con_")).rejects.toMatchObject({
      kind: "usage",
      code: "id-ambiguous",
      message: `${named}.`,
      hint: "Add characters until only one is left.",
    });
    const findOfSix = await withConcepts("con_6", "con_5", "con_4", "con_3", "con_2", "con_1");
    await expect(findOfSix("con_")).rejects.toMatchObject({ message: `${named}, ….` });
  });

  test("of no row, or with a wildcard in it, is a usage error that says where to look", async () => {
    const find = await withConcepts("con_1");
    for (const prefix of ["con_2", "c%", "con_1~", "vid_1"]) {
      await expect(find(prefix)).rejects.toMatchObject({
        kind: "usage",
        code: "id-unknown",
        message: `There is no concept "${prefix}".`,
        hint: expect.stringContaining("viral jobs"),
      });
    }
  });
});
