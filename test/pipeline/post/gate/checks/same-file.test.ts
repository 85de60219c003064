import { expect, it } from "vitest";
import { sameFile } from "../../../../../src/pipeline/post/gate/checks/same-file.ts";
import { sampleSituation } from "../../../../support/post-order.ts";

it("lets only the file out that was checked", () => {
  expect(sameFile.judge(sampleSituation({ fileSha256: "a".repeat(64) })).fault).toBeUndefined();
  expect(sameFile.judge(sampleSituation({ fileSha256: "b".repeat(64) })).fault).toContain("was changed");
  expect(sameFile.judge(sampleSituation()).skipped).toContain("before it goes out");
  expect(sameFile.override).toBeNull();
});
