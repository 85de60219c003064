import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { DuplicateGuard } from "../../../src/ideas/near-duplicates/duplicate-guard.ts";
import { runQa } from "../../../src/pipeline/qa/qa-step.ts";
import { drawText, type Faults, makeClip } from "./sample-clip.ts";
import { makeTemplates } from "./script-checks/sample-script.ts";

const templatesFolder = makeTemplates();

async function judge(faults: Faults, forbiddenWords: string[] = []) {
  const request = await makeClip(faults);
  const novelty = { conceptKey: "a", receiptKeys: ["x"], text: "China", guard: new DuplicateGuard() };
  // Half-size clips: the size itself is right for a draft.
  const timeline = { ...request.timeline, width: 540, height: 960 };
  return await runQa({ ...request, timeline, isPreview: true, templatesFolder, forbiddenWords, novelty });
}

test("a quiet file with its index last and no colour tags is mended, and says so", async () => {
  const result = await judge({
    isUnnormalised: true,
    sound: (mono) => {
      for (const [index, value] of mono.entries()) mono[index] = value * 0.4;
    },
    videoArguments: ["-pix_fmt", "yuv420p"],
  });
  expect(result.repairs).toEqual(["renormalise", "remux"]);
  const repaired = result.checks.filter((check) => check.status === "repaired").map((check) => check.id);
  expect(repaired).toEqual(["colour", "fast-start", "loudness"]);
  expect(result.checks.filter((check) => check.status === "failed")).toEqual([]);
  expect(result.isAccepted).toBe(true);
  expect(existsSync(result.file)).toBe(true);
});

test("what no remux can mend is rejected with its reason, and the file is kept as it was", async () => {
  const draw: Faults["draw"] = (canvas) =>
    drawText(canvas, {
      text: "Follow for more",
      role: "layout",
      x: 150,
      y: 1600,
      width: 600,
      height: 90,
      startFrame: 0,
      endFrame: 1,
    });
  const result = await judge({ draw }, ["giants"]);
  expect(result.repairs).toEqual([]);
  expect(result.isAccepted).toBe(false);
  const failed = result.checks.filter((check) => check.status === "failed");
  expect(failed.map((check) => check.id)).toEqual(["safe-zone", "forbidden-words"]);
  expect(failed[0]?.message).toContain("outside the safe zone");
});
