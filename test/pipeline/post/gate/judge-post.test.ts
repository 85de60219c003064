import { expect, it } from "vitest";
import { POST_OVERRIDES } from "../../../../src/model/post-overrides.ts";
import { GATE_CHECKS, judgePost } from "../../../../src/pipeline/post/gate/judge-post.ts";
import { sampleSituation } from "../../../support/post-order.ts";

const bad = sampleSituation({ forbiddenWords: ["asia"], fileSha256: "b".repeat(64) });

it("answers every question, and holds a good post back for none", () => {
  const checks = judgePost(sampleSituation(), []);
  expect(checks.map(({ id }) => id)).toEqual(GATE_CHECKS.map(({ id }) => id));
  expect(checks.filter(({ status }) => status === "failed")).toEqual([]);
});

it("says why it holds back, and which flag would let it through, if any does", () => {
  const failed = judgePost(bad, []).filter(({ status }) => status === "failed");
  expect(failed.map(({ id, message }) => `${id}: ${message}`)).toEqual([
    expect.stringMatching(/^post-words: .*\(--allow-forbidden-words lets it through\)$/),
    expect.stringMatching(/^same-file: .*approve it as it is now$/),
  ]);
});

it("lets through what a person named, and records the name; never what nobody may let through", () => {
  const checks = judgePost(bad, [...POST_OVERRIDES]);
  expect(checks.find(({ id }) => id === "post-words")).toMatchObject({
    status: "warned",
    message: expect.stringMatching(/; let through by --allow-forbidden-words$/),
  });
  expect(checks.find(({ id }) => id === "same-file")?.status).toBe("failed");
});

it("has for every finding that may be let through a flag of its own", () => {
  const flags = GATE_CHECKS.flatMap(({ override }) => override ?? []);
  expect(new Set(flags).size).toBe(flags.length);
  expect(flags.toSorted()).toEqual([...POST_OVERRIDES].toSorted());
});
