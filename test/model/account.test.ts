import { expect, it } from "vitest";
import { AccountName, AccountWishes } from "../../src/model/account.ts";

it.each(["main", "owl.facts", "łódź_2", "a", "7-seas"])("%s is a name", (name) => {
  expect(AccountName.safeParse(name).success).toBe(true);
});

it.each(["", "a/b", "-a", "two words", "a\u001b[31m", "x".repeat(65)])("%j is no name", (name) => {
  expect(AccountName.safeParse(name).success).toBe(false);
});

it("takes slots once, in the order of the day", () => {
  expect(AccountWishes.parse({ slots: ["18:00", "09:00", "18:00"] })).toEqual({ slots: ["09:00", "18:00"] });
});

it.each([
  [{ language: "pt-BR" }, true],
  [{ language: "english please" }, false],
  [{ timeZone: "Asia/Tokyo" }, true],
  [{ timeZone: "Mars/Base" }, false],
  [{ dailyCap: 0 }, false],
  [{ slots: ["9:00"] }, false],
  [{ niche: null, language: null }, true],
  [{ niche: " " }, false],
])("of %j says %s", (wishes, isGood) => {
  expect(AccountWishes.safeParse(wishes).success).toBe(isGood);
});
