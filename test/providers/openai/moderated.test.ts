import { expect, it } from "vitest";
import { isModerated } from "../../../src/providers/openai/moderated.ts";

const thrown = (code: unknown) =>
  Object.assign(new Error("400"), { status: 400, headers: new Headers(), error: { code } });

it("tells a refusal of what is shown from any other", () => {
  for (const code of ["moderation_blocked", "content_policy_violation"])
    expect(isModerated(thrown(code))).toBe(true);
  for (const code of ["invalid_value", null, 7]) expect(isModerated(thrown(code))).toBe(false);
  expect(isModerated(new Error("a reset"))).toBe(false);
});
