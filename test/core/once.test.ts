import { expect, it } from "vitest";
import { once } from "../../src/core/once.ts";

it("makes a thing when it is first asked for, and once for everybody", async () => {
  let made = 0;
  const get = once(async () => {
    made += 1;
    return { made };
  });
  expect(made).toBe(0);
  const [one, other] = await Promise.all([get(), get()]);
  expect(one).toBe(other);
  expect(made).toBe(1);
});
