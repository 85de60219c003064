import { describe, expect, it } from "vitest";
import type { Vendor, VendorParts } from "../../../src/providers/contracts/vendor.ts";
import { instagram } from "../../../src/providers/instagram/definition.ts";

const parts = (settings: Record<string, string> = {}): VendorParts => ({
  baseUrl: instagram.baseUrl,
  settings,
  clock: { nowMs: () => 0 },
  line: () => Promise.reject(new Error("Nobody is to be asked.")),
});
const open = (settings?: Record<string, string>): Vendor => instagram.open(parts(settings));

it("has no key of its own, and nothing to ask without an account", async () => {
  expect(instagram).toMatchObject({ contracts: ["publisher"], keys: [] });
  expect(await open().probe(new AbortController().signal)).toMatchObject({
    message: expect.stringContaining("accounts check"),
    costUsdMicros: 0,
  });
});

it("may ask each of Meta's hosts, but not where browsers go", () => {
  expect(Object.values(instagram.extraBaseUrls ?? {})).toEqual([
    "https://rupload.facebook.com",
    "https://graph.instagram.com",
    "https://api.instagram.com",
  ]);
  expect(Object.keys(instagram.settings ?? {})).toEqual(
    expect.arrayContaining([
      ...Object.keys(instagram.extraBaseUrls ?? {}),
      "authBaseUrl",
      "loginAuthBaseUrl",
    ]),
  );
});

describe("ways in", () => {
  const request = {
    app: { clientId: "1", clientSecret: "" },
    redirectUri: "http://127.0.0.1:1/callback",
    state: "s",
    verifier: "v",
  };

  it("are two; Facebook's is the usual one", () => {
    const { login } = open();
    expect(login?.ways).toEqual(["facebook", "instagram"]);
    expect(login?.authorizeUrl(request)).toBe(login?.by?.("facebook").authorizeUrl(request));
    expect(login?.by?.("instagram").scopes).toContain("instagram_business_content_publish");
    expect(() => login?.by?.("threads")).toThrow(
      expect.objectContaining({ kind: "usage", code: "login-way-unknown" }),
    );
  });

  it("have addresses that can be set", () => {
    const { login } = open({ authBaseUrl: "https://a.example/", loginAuthBaseUrl: "https://b.example" });
    expect(login?.authorizeUrl(request)).toMatch(/^https:\/\/a\.example\/v26\.0\/dialog\/oauth\?/);
    expect(login?.by?.("instagram").authorizeUrl(request)).toMatch(
      /^https:\/\/b\.example\/oauth\/authorize\?/,
    );
  });

  it("of an account are known before anything is asked", () => {
    const account = {
      accountId: "a",
      userId: "1",
      isAudited: false,
      facts: {},
      token: () => Promise.resolve("t"),
    };
    const { publisherOf } = open();
    expect(publisherOf?.({ ...account, login: null }).id).toBe("instagram");
    expect(() => publisherOf?.({ ...account, login: "threads" })).toThrow(
      expect.objectContaining({ code: "login-way-unknown" }),
    );
  });
});

it.each([
  ["https://graph.facebook.com/v26.0/17841400000000017/media?fields=id", "GET /v26.0/*/media"],
  ["https://graph.facebook.com/v26.0/17990000000000001", "GET /v26.0/*"],
  ["https://graph.instagram.com/refresh_access_token?access_token=x", "GET /refresh_access_token"],
])("has a steady name for %s", (url, name) => {
  expect(instagram.operationOf?.("GET", new URL(url))).toBe(name);
});
