import { expect, it } from "vitest";
import { readVendorKey } from "../../../src/providers/http/vendor-key.ts";

const holding = (secrets: Record<string, string>) => ({ get: async (name: string) => secrets[name] });

it("takes the first that holds one", async () => {
  const secrets = holding({ GEMINI_API_KEY: "", GOOGLE_API_KEY: "second", THIRD: "third" });
  expect(await readVendorKey(secrets, ["MISSING", "GEMINI_API_KEY", "GOOGLE_API_KEY", "THIRD"])).toEqual({
    name: "GOOGLE_API_KEY",
    value: "second",
  });
});

it.each([{}, { FAL_KEY: "" }])("says which is not set, and how to set it: %o", async (secrets) => {
  await expect(readVendorKey(holding(secrets), ["FAL_KEY", "OTHER"])).rejects.toMatchObject({
    kind: "config",
    code: "vendor-key-missing",
    message: expect.stringContaining("FAL_KEY (nor OTHER)"),
    hint: expect.stringContaining("export FAL_KEY="),
  });
});

it.each([
  ["canary\n", "line break"],
  ["can\r\nary", "line break"],
  [" canary", "space"],
  ["can\u00a0ary", "space"],
  ["canary\u0000", "control"],
  ["canary\u007f", "control"],
  ["canary\u0151", "ASCII"],
  ["canary\u200b", "ASCII"],
  ['"canary"', "quotation"],
])("refuses the key %j and does not show it", async (value, flaw) => {
  const refused = await readVendorKey(holding({ FAL_KEY: value }), ["FAL_KEY", "OTHER"]).catch(
    (error: Error) => error,
  );
  expect(refused).toMatchObject({ kind: "config", code: "vendor-key-malformed" });
  expect((refused as Error).message).toMatch(new RegExp(`FAL_KEY.*${flaw}`));
  expect(`${(refused as Error).stack}${JSON.stringify(refused)}`).not.toMatch(/can.*ary/);
});
