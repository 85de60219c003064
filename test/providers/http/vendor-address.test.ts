import { expect, it } from "vitest";
import {
  checkAddress,
  isLoopback,
  isSafeTransport,
  readBaseUrl,
} from "../../../src/providers/http/vendor-address.ts";

it.each([
  ["http://127.0.0.1:8080/v1", true],
  ["http://127.8.9.1/", true],
  ["http://2130706433/", true],
  ["http://localhost:11434/v1", true],
  ["http://[::1]:1/", true],
  ["http://127.0.0.1.evil.example/", false],
  ["http://localhost.evil.example/", false],
  ["http://10.0.0.1/", false],
  ["http://0.0.0.0/", false],
  ["http://[::2]/", false],
])("%s is this machine: %s", (url, expected) => {
  expect(isLoopback(new URL(url))).toBe(expected);
  expect(isSafeTransport(new URL(url))).toBe(expected);
});

it("takes https from anywhere, and nothing but http and https", () => {
  expect(isSafeTransport(new URL("https://x.example"))).toBe(true);
  expect(isSafeTransport(new URL("ftp://127.0.0.1"))).toBe(false);
  expect(isSafeTransport(new URL("file:///etc/passwd"))).toBe(false);
});

it.each([
  ["no address", "vendor-base-url"],
  ["ftp://x.example", "vendor-base-url"],
  ["https://user:canary-secret@x.example", "vendor-base-url"],
  ["https://x.example/v1?key=canary-secret", "vendor-base-url"],
  ["http://x.example/v1", "vendor-plain-http"],
])("refuses the base URL %s as a matter of settings, without showing it", (url, code) => {
  const refused = thrown(() => readBaseUrl("runway", url));
  expect(refused).toMatchObject({ kind: "config", code });
  expect(JSON.stringify([refused.message, refused])).not.toContain("canary");
  expect(refused.message).toContain("runway");
});

it("lets a request go to its own origin only", () => {
  const own = new Set(["https://api.x.example"]);
  expect(() => checkAddress("x", new URL("https://api.x.example/any?key=1"), own)).not.toThrow();
  for (const url of ["https://api.x.example:444/", "https://x.example/", "https://u:p@api.x.example/"]) {
    expect(thrown(() => checkAddress("x", new URL(url), own))).toMatchObject({
      kind: "refused",
      code: "vendor-foreign-origin",
      details: { reached: "no" },
    });
  }
  const plain = thrown(() => checkAddress("x", new URL("http://api.x.example/?key=canary"), own));
  expect(plain).toMatchObject({ kind: "config", code: "vendor-plain-http" });
  expect(JSON.stringify([plain.message, plain])).not.toContain("canary");
});

function thrown(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("it was let through");
}
