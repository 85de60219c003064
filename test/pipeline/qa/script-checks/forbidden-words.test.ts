import { expect, it } from "vitest";
import { checkForbiddenWords } from "../../../../src/pipeline/qa/script-checks/forbidden-words.ts";
import { trueScript } from "./sample-script.ts";

it("finds forbidden words wherever they are said, shown or posted", () => {
  const check = checkForbiddenWords({ ...trueScript(), hashtags: ["#Casino"] }, ["casino", "giants", " "]);
  expect(check.status).toBe("failed");
  expect(check.message).toContain("“casino” in hashtags");
  expect(check.message).toContain("“giants” in b1 narration");
  expect(check.message).toContain("“giants” in b1 screen");
});

it("wants whole words", () => {
  expect(checkForbiddenWords(trueScript(), ["giant", "ind", ""])).toMatchObject({
    status: "passed",
    measured: 0,
  });
});
