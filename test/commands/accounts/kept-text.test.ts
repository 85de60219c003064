import { expect, it } from "vitest";
import { keptText } from "../../../src/commands/accounts/kept-text.ts";

const account = { id: "acc_1", platform: "toy", name: "main", displayName: "@owls", userId: "1" };

it("says who is new, who was there, and what was not granted", () => {
  const accounts = [
    { ...account, isNew: true, missingScopes: [] },
    { ...account, name: "b", displayName: null, isNew: false, missingScopes: ["post", "read"] },
  ];
  expect(keptText(accounts, "connected")).toBe(
    [
      "toy/main (@owls) is connected.",
      "toy/b (1) is connected again.",
      "  Not granted: post, read.",
      "Next:  viral accounts check",
    ].join("\n"),
  );
});
