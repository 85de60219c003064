import { expect, it } from "vitest";
import { hideSecrets, secretsOf } from "../../src/ui/hide-secrets.ts";

it.each([
  "sk-abcdefghijklmnop1234",
  "Authorization: Bearer abcdefgh12345",
  '{"api_key":"hunter2hunter2"}',
  "https://x.example/upload?part=1&access_token=abc123xyz&b=2",
  "Incorrect API key: hunter2hunter2",
  JSON.stringify(JSON.stringify({ password: "hunter2" })),
])("hides what is secret in %s", (text) => {
  expect(hideSecrets(text)).toContain("[hidden]");
  expect(hideSecrets(text)).not.toMatch(/abcdefgh|hunter2|abc123xyz/);
});

it("hides known values and leaves words alone", () => {
  expect(hideSecrets("value is tulip-42", ["tulip-42"])).toBe("value is [hidden]");
  expect(hideSecrets("the key to success, a token of love")).toBe("the key to success, a token of love");
});

it("leaves JSON readable, nested or not", () => {
  const nested = {
    password: null,
    api_key: ["a"],
    authorization: { scheme: "x" },
    access_token: 123456,
    b: 1,
  };
  for (const value of [
    nested,
    JSON.stringify(nested),
    { deep: JSON.stringify({ password: 'with "quotes"' }) },
  ])
    expect(() => JSON.parse(hideSecrets(JSON.stringify(value)))).not.toThrow();
});

it("takes values for secrets by the name of their variable, not words", () => {
  const env = {
    OPENAI_API_KEY: "0a1b2c3d4e",
    GH_TOKEN: "f00dfacef00d",
    SHORT_KEY: "a",
    KEYBOARD: "qwertyuiop",
  };
  expect(secretsOf(env)).toEqual(["0a1b2c3d4e", "f00dfacef00d"]);
});
