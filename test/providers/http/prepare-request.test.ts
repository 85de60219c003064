import { expect, it } from "vitest";
import { prepareRequest, sendPrepared } from "../../../src/providers/http/prepare-request.ts";
import { answers, hostileServer } from "../../support/hostile-server.ts";

const words = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("utf8");

it("reads a text, bytes, a form, a stream and a whole request alike", async () => {
  const url = "https://x.example/v1/a?b=c";
  const form = new FormData();
  form.set("model", "m");
  const bodies = ["{}", Buffer.from("{}"), new Blob(["{}"]).stream()];
  for (const body of bodies) {
    const prepared = await prepareRequest("x", url, { method: "POST", body });
    expect([prepared.method, prepared.url.href, words(prepared.body)]).toEqual(["POST", url, "{}"]);
  }
  const sent = await prepareRequest("x", new URL(url), { method: "POST", body: form });
  expect(sent.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
  expect(words(sent.body)).toContain('name="model"');
  const whole = new Request(url, { method: "PUT", body: "x", headers: { a: "b" } });
  const prepared = await prepareRequest("x", whole, undefined);
  expect([prepared.method, prepared.headers.get("a"), words(prepared.body)]).toEqual(["PUT", "b", "x"]);
});

it("keeps the caller's signal", async () => {
  const { signal } = new AbortController();
  expect((await prepareRequest("x", "https://x.example", { signal })).signal).toBe(signal);
  const whole = new Request("https://x.example", { signal });
  expect((await prepareRequest("x", whole, undefined)).signal).toBe(whole.signal);
});

it.each([
  ["a line break in a key", "https://x.example", { headers: { authorization: "Bearer canary-1\nx" } }],
  ["letters beyond latin in a key", "https://x.example", { headers: { authorization: "Bearer canary-1ő" } }],
  ["no address", "canary-1", {}],
  ["an address with a password", "https://user:canary-1@x.example", {}],
  ["a body where none may be", "https://x.example/canary-1", { body: "x" }],
])("says what is wrong with %s and quotes nothing", async (_what, url, init) => {
  const refused = await prepareRequest("runway", url, init).catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: "bug", code: "vendor-request-broken", details: { reached: "no" } });
  expect(`${String(refused)}${JSON.stringify(refused)}${(refused as Error).stack}`).not.toContain("canary");
  expect((refused as Error).cause).toBeUndefined();
});

it("throws the caller's reason when the body was still being read", async () => {
  const caller = new AbortController();
  caller.abort("enough");
  const broken = new ReadableStream({ start: (stream) => stream.error(new Error("x")) });
  const init = { method: "POST", body: broken, signal: caller.signal };
  await expect(prepareRequest("x", "https://x.example", init)).rejects.toBe("enough");
});

it.each([
  ["a text", '{"paid":true}'],
  ["no body", undefined],
])("sends a POST with %s once, even when 421 is answered, with its length", async (_what, body) => {
  const server = await hostileServer(answers(421));
  const prepared = await prepareRequest("x", `${server.origin}/a`, {
    method: "POST",
    ...(body === undefined ? {} : { body }),
  });
  const response = await sendPrepared(fetch, prepared, prepared.url, undefined);
  expect(response.status).toBe(421);
  expect(server.seen).toHaveLength(1);
  expect(server.seen[0]?.body).toBe(body ?? "");
  expect(server.seen[0]?.headers["content-length"]).toBe(String((body ?? "").length));
  expect(server.seen[0]?.headers["transfer-encoding"]).toBeUndefined();
});
