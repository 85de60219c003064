import { expect, it } from "vitest";
import { hideSecrets } from "../../src/ui/hide-secrets.ts";

it.each([
  "sk-abcdefghijklmnop1234",
  "Authorization: Bearer abcdefgh12345",
  '{"api_key":"hunter2hunter2"}',
  "https://x.example/upload?part=1&access_token=abc123xyz&b=2",
])("hides what is secret in %s", (text) => {
  expect(hideSecrets(text)).toContain("[hidden]");
  expect(hideSecrets(text)).not.toMatch(/abcdefgh|hunter2|abc123xyz/);
});

it("hides known values and leaves words alone", () => {
  expect(hideSecrets("value is tulip-42", ["tulip-42"])).toBe("value is [hidden]");
  expect(hideSecrets("the key to success, a token of love")).toBe("the key to success, a token of love");
});
