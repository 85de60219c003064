import { expect, it } from "vitest";
import { createRedactor } from "../../../src/providers/http/redact.ts";

const CANARY = 'canary-5f/1e+77=a"b';
const redactor = createRedactor([CANARY]);

it.each([
  ["as it is", `key ${CANARY} refused`],
  ["in a query", `https://x.example/a?k=${encodeURIComponent(CANARY)}`],
  [
    "in a query with small hex",
    `?k=${encodeURIComponent(CANARY).replace(/%../g, (hex) => hex.toLowerCase())}`,
  ],
  ["within JSON", JSON.stringify({ note: CANARY })],
  ["within JSON within JSON", JSON.stringify(JSON.stringify({ note: CANARY }))],
  ...["", "u", "us", "user:"].map((before) => [
    `in base64 after "${before}"`,
    Buffer.from(`${before}${CANARY}:and more`).toString("base64"),
  ]),
  ["in base64url", Buffer.from(CANARY).toString("base64url")],
])("removes a secret %s", (_where, text) => {
  const core = Buffer.from("5f/1e+77").toString("base64").slice(1, -2);
  const safe = redactor.text(text);
  expect(safe).toContain("REDACTED");
  expect(safe).not.toMatch(/5f\/1e|5f%2f1e/i);
  expect(safe).not.toContain(core);
  for (const piece of piecesOfBase64(CANARY)) expect(safe).not.toContain(piece);
});

function piecesOfBase64(secret: string): string[] {
  return ["", "u", "us"].map((before) => Buffer.from(`${before}${secret}`).toString("base64").slice(4, 16));
}

it.each([
  "Authorization: Bearer abcdef123456",
  "authorization: Key abcdef123456:zz",
  '"Authorization":"Basic abcdef123456"',
  "x-api-key: abcdef123456",
  "xi-api-key=abcdef123456",
  '"X-Goog-Api-Key": "abcdef123456"',
  "sent Bearer abcdef123456 to the server",
  "https://x.example/v?a=1&key=abcdef123456&b=2",
  "https://x.example/v?token=abcdef123456#frag",
  '{"url":"https://x.example/v?a=1\\u0026X-Amz-Signature=abcdef123456"}',
  "https://x.example/video/?upload_id=1&upload_token=abcdef123456",
  "client_secret=abcdef123456&grant_type=x",
  "location: https://x.example/upload?uploadType=resumable&upload_id=abcdef123456",
  "code_verifier=abcdef123456&device_code=x",
  "https://x.example/token?client_id=1&code=abcdef123456",
  "https://x.example/token?fb_exchange_token=abcdef123456",
])("removes a credential that it was not told of: %s", (text) => {
  const safe = createRedactor([]).text(text);
  expect(safe).toContain("REDACTED");
  expect(safe).not.toContain("abcdef123456");
});

it("leaves words, numbers and the rest of an address alone", () => {
  const plain = "Key points: a token of love, the bearer of news, monkey=banana, usage_tokens: 12";
  expect(redactor.text(plain)).toBe(plain);
  expect(redactor.text("https://x.example/v?a=1&key=abc&b=2#c")).toBe(
    "https://x.example/v?a=1&key=REDACTED&b=2#c",
  );
});

it("is not kept busy by a text made for that", () => {
  const startedMs = performance.now();
  for (const piece of [
    "authorization:",
    "Bearer ",
    "?key",
    "&amp;",
    "authorization \\",
    " ",
    'api-key"',
    "a.",
  ]) {
    redactor.text(`Bearer ${piece.repeat(50_000)}`);
  }
  expect(performance.now() - startedMs).toBeLessThan(2000);
});

it("hides in JSON by value and by name, and keeps the shape", () => {
  const safe = redactor.json({
    access_token: "whatever",
    tokens: 5,
    list: [`a ${CANARY}`, null, true],
    [CANARY]: "in a name",
    apiKey: ["not a text"],
    client_secret: "s",
  });
  expect(safe).toEqual({
    access_token: "REDACTED",
    tokens: 5,
    list: ["a REDACTED", null, true],
    REDACTED: "in a name",
    apiKey: ["not a text"],
    client_secret: "REDACTED",
  });
});

it("hides headers by name, keeps those that only count tokens", () => {
  const headers = new Headers({
    authorization: "Bearer a",
    "xi-api-key": "b",
    "set-cookie": "c",
    "x-amz-security-token": "d",
    "x-ratelimit-remaining-tokens": "5",
    location: "https://x.example/?token=abc",
    "content-type": "application/json",
  });
  expect(redactor.headers(headers)).toEqual({
    authorization: "REDACTED",
    "xi-api-key": "REDACTED",
    "set-cookie": "REDACTED",
    "x-amz-security-token": "REDACTED",
    "x-ratelimit-remaining-tokens": "5",
    location: "https://x.example/?token=REDACTED",
    "content-type": "application/json",
  });
});

it("does not shred texts for a key that is hardly one, and touches only told values when asked to", () => {
  expect(createRedactor(["ollama"]).text("model ollama/x")).toBe("model ollama/x");
  expect(redactor.values(`?token=abc ${CANARY}`)).toBe("?token=abc REDACTED");
});
