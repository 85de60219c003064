import { expect, it } from "vitest";
import { callNobody } from "../../src/pipeline/call-nobody.ts";

it("performs nothing, and says who was to be asked for what", async () => {
  const request = { providerId: "anthropic", part: "concepts" } as Parameters<typeof callNobody>[0];
  await expect(callNobody(request)).rejects.toThrow("anthropic was asked for concepts");
});
