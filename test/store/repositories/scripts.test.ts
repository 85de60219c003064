import { expect, test } from "vitest";
import type { Script } from "../../../src/model/script.ts";
import { getScript, insertScript } from "../../../src/store/repositories/scripts.ts";
import { describeEachStore } from "../../support/each-store.ts";

const beat = {
  role: "hook" as const,
  narration: [{ show: "$25", say: "twenty five dollars" }],
  data: { layout: "headline" as const, text: "it's {[;" },
  minDurationMs: 1,
  pauseAfterMs: 0,
  accent: "none" as const,
  shotKeywords: [],
};
const script: Script = {
  language: "en",
  formatId: "x",
  title: "Łódź",
  hook: "h",
  caption: "",
  hashtags: [],
  receipts: [],
  credits: [],
  beats: ["b1", "b2", "b3"].map((id) => ({ ...beat, id })),
};

describeEachStore("scripts", (fresh) => {
  test("come back as they were written, and only to their own tenant", async () => {
    const store = await fresh();
    await insertScript(store, { id: "scr_1", conceptId: "con_1", script }, 5);
    expect(await getScript(store, "scr_1")).toEqual({ id: "scr_1", conceptId: "con_1", script });
    expect(await getScript({ ...store, tenantId: "other" }, "scr_1")).toBeUndefined();
  });
});
