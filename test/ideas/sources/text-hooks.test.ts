import { expect, it } from "vitest";
import { loadHookWeights } from "../../../src/ideas/hooks/hook-weights.ts";
import { textHooks } from "../../../src/ideas/sources/text-hooks.ts";

const weights = loadHookWeights("templates");
const sentence = (text: string, isHeading = false) => ({ text, line: 1, isHeading, isLead: true });

it("offers at least eight hooks, every word from the text, none over ten words", () => {
  const text = [
    sentence("Why coffee is bitter", true),
    sentence("Most people grind far too fine, which pulls out everything that nobody wants to taste."),
    sentence("However, old beans never recover."),
    sentence("The lab tested 1,250 cups in one week and threw most of them away again."),
    sentence("Buy beans roasted within three weeks of the day on which you brew your coffee."),
  ];
  const hooks = textHooks(text, weights);
  expect(hooks.length).toBeGreaterThanOrEqual(8);
  const source = text.map((entry) => entry.text).join(" ");
  for (const hook of hooks) {
    expect(source).toContain(hook.text.replace(/…$/, ""));
    expect(hook.text.split(" ").length).toBeLessThanOrEqual(10);
    expect(hook.text).not.toMatch(/^However/);
    expect(hook.parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(hook.score, 8);
  }
  expect(hooks.map((hook) => hook.score)).toEqual(hooks.map((hook) => hook.score).toSorted((a, b) => b - a));
});

it("prefers the author's title and first words to a better-scored splinter", () => {
  const hooks = textHooks(
    [sentence("Old beans are bitter", true), sentence("Never buy a lot, never ever buy 3 of these things.")],
    weights,
  );
  expect(hooks[0]?.formula).toBe("title");
});
