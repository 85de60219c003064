import { expect, it } from "vitest";
import { failReason } from "../../../src/providers/tiktok/fail-reasons.ts";

it("knows which reasons may go better, today or tomorrow", () => {
  expect(failReason("internal").next).toBe("again");
  expect(failReason("spam_risk_too_many_posts")).toMatchObject({ next: "later", waitMs: 86_400_000 });
  expect(failReason("spam_risk_text").next).toBe("moderation");
});

it.each([null, undefined, "", "toString", "no such reason\u001b[31m", "a_new_one"])(
  "takes %j for the end of it, and shows nothing that a terminal would obey",
  (reason) => {
    const found = failReason(reason);
    expect(found.next).toBe("refused");
    expect(found.because).not.toContain("\u001b");
  },
);

it("names a reason that it does not know", () => {
  expect(failReason("a_new_one").because).toBe('TikTok gives "a_new_one"');
});
