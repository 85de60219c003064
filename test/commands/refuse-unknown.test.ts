import { expect, it } from "vitest";
import { refuseUnknown } from "../../src/commands/refuse-unknown.ts";

const refusal = (origin?: string) => () => refuseUnknown("theme", ["pop", "neonn"], ["pop", "neon"], origin);

it("lets known names through", () => {
  expect(() => refuseUnknown("theme", ["pop"], ["pop", "neon"])).not.toThrow();
});

it("blames the command line for a flag, and the place for a setting", () => {
  const hint = "Did you mean neon? There are: pop, neon.";
  expect(refusal("--theme")).toThrow(expect.objectContaining({ kind: "usage", code: "theme-unknown", hint }));
  expect(refusal()).toThrow(expect.objectContaining({ kind: "usage" }));
  expect(refusal("/a.json:3")).toThrow(
    expect.objectContaining({
      kind: "config",
      message: 'There is no theme "neonn", which /a.json:3 asks for.',
    }),
  );
});

it("guesses nothing when nothing is near, and names all there are", () => {
  expect(() => refuseUnknown("theme", ["zzzzzzzz"], ["neon", "paper"])).toThrow(
    expect.objectContaining({ hint: "There are: neon, paper." }),
  );
});
