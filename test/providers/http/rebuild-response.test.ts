import { expect, it } from "vitest";
import { rebuildResponse } from "../../../src/providers/http/rebuild-response.ts";
import { createRedactor } from "../../../src/providers/http/redact.ts";

const place = { providerId: "runway", host: "x.example" };
const redactor = createRedactor(["canary-secret"]);
const bytes = (words: string) => new Uint8Array(Buffer.from(words));
const rebuilt = (response: Response, words: string) =>
  rebuildResponse(response, bytes(words), redactor, place);

it("keeps status and headers, except those that speak of the packing", async () => {
  const raw = new Response("packed", {
    status: 201,
    statusText: "Made",
    headers: { "content-encoding": "gzip", "content-length": "6", "request-id": "r1" },
  });
  const again = rebuilt(raw, "unpacked");
  expect([again.status, again.statusText, again.headers.get("request-id")]).toEqual([201, "Made", "r1"]);
  expect([again.headers.get("content-encoding"), again.headers.get("content-length")]).toEqual([null, null]);
  expect(await again.text()).toBe("unpacked");
});

it("keeps what the answer to a HEAD says of a length", () => {
  const head = new Response(null, { headers: { "content-length": "7" } });
  expect(rebuilt(head, "").headers.get("content-length")).toBe("7");
});

it.each([204, 205, 304])("knows that %s has no body", async (status) => {
  expect(await rebuilt(new Response(null, { status }), "").text()).toBe("");
});

it("takes secrets out of an error's body, and leaves a success alone", async () => {
  expect(await rebuilt(new Response("", { status: 401 }), "wrong key: canary-secret").text()).toBe(
    "wrong key: REDACTED",
  );
  expect(await rebuilt(new Response("", { status: 200 }), "canary-secret").text()).toBe("canary-secret");
  const binary = Uint8Array.from([0xff, 0xd8, 0x00]);
  const error = rebuildResponse(new Response("", { status: 500 }), binary, redactor, place);
  expect(new Uint8Array(await error.arrayBuffer())).toEqual(binary);
});

it("refuses a status that no Response can have", () => {
  const odd = Object.defineProperty(new Response(""), "status", { value: 999 });
  expect(() => rebuilt(odd, "")).toThrow(expect.objectContaining({ code: "vendor-answer-odd" }));
});

it("drops words beside the status that a Response cannot have", () => {
  const odd = Object.defineProperty(new Response(""), "statusText", { value: "bell\u0007" });
  expect(rebuilt(odd, "").statusText).toBe("");
});
