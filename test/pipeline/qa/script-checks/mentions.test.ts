import { expect, it } from "vitest";
import { mentionsIn } from "../../../../src/pipeline/qa/script-checks/mentions.ts";

const quote = {
  id: "t",
  value: "Tea is 5,000 years old",
  wordings: ["Tea is 5,000 years old"],
  source: { kind: "text" as const, file: "/n.txt", line: 1 },
};

it("takes a part of the user's words as proven throughout, and only that", () => {
  expect(mentionsIn("is 5,000 years", [quote])[0]?.spans).toEqual([{ start: 0, end: 14 }]);
  expect(mentionsIn("is 6,000 years", [quote])).toEqual([]);
});
