import { expect, it } from "vitest";
import { loadSdk } from "../../../src/providers/http/load-sdk.ts";

it("hands over what it loaded", async () => {
  expect(await loadSdk("zod", () => import("zod"))).toHaveProperty("z");
});

it("says which package is missing: nothing was sent, and a person must mend it", async () => {
  const load = async (): Promise<never> => {
    throw new Error("Cannot find package");
  };
  await expect(loadSdk("openai", load)).rejects.toMatchObject({
    kind: "config",
    code: "vendor-sdk-missing",
    message: expect.stringContaining("openai"),
  });
});
