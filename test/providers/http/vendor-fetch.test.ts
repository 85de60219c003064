import { expect, it, vi } from "vitest";
import type { Exchange, Recorder } from "../../../src/providers/http/exchange.ts";
import type { Redactor } from "../../../src/providers/http/redact.ts";
import type { VendorUsage } from "../../../src/providers/http/tell.ts";
import { createVendorFetch, type VendorFetchOptions } from "../../../src/providers/http/vendor-fetch.ts";
import {
  answers,
  answersJson,
  type Behaviour,
  deadOrigin,
  dribbles,
  floods,
  gzipBomb,
  hangs,
  hostileServer,
  redirects,
  resetsAfterHeaders,
  resetsBeforeHeaders,
  stalls,
  tenGigabytes,
  truncates,
} from "../../support/hostile-server.ts";

const CANARY = "canary-key-0123456789";

function vendor(baseUrl: string, more: Partial<VendorFetchOptions> = {}) {
  const told: VendorUsage[] = [];
  const recorded: [Exchange, Redactor][] = [];
  const recorder: Recorder = { record: async (...one) => void recorded.push(one) };
  let nowMs = 0;
  const call = createVendorFetch({
    providerId: "runway",
    baseUrl,
    fetch,
    clock: { nowMs: () => (nowMs += 7) },
    secrets: [CANARY],
    tell: (usage) => void told.push(usage),
    recorder,
    maxBytes: 100_000,
    idleMs: 300,
    ...more,
  });
  return { call, told, recorded };
}

const paid: RequestInit = {
  method: "POST",
  headers: { authorization: `Bearer ${CANARY}`, "content-type": "application/json" },
  body: JSON.stringify({ prompt: "a fox" }),
};

/** Sends one paid request with the canary wherever a credential can stand. */
async function send(behaviour: Behaviour, more: Partial<VendorFetchOptions> = {}, init: RequestInit = paid) {
  const server = await hostileServer(behaviour);
  const { call, told, recorded } = vendor(server.origin, more);
  const result = await call(`${server.origin}/v1/clips?key=${CANARY}`, init).catch((error: Error) => error);
  return { result, told, recorded, server };
}

it("passes a request on as it is, and its answer back", async () => {
  const { result, told, server } = await send(answersJson(201, { id: "t1" }, { "request-id": "r" }));
  expect(result).toMatchObject({ status: 201, ok: true });
  expect(await (result as Response).json()).toEqual({ id: "t1" });
  expect((result as Response).headers.get("request-id")).toBe("r");
  expect(server.seen).toMatchObject([
    { method: "POST", path: `/v1/clips?key=${CANARY}`, body: '{"prompt":"a fox"}' },
  ]);
  expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${CANARY}`);
  expect(told).toEqual([
    {
      providerId: "runway",
      operation: "POST /v1/clips",
      method: "POST",
      status: 201,
      elapsedMs: 7,
      bytes: 11,
    },
  ]);
});

const faults: [string, Behaviour, Partial<VendorFetchOptions>, Record<string, unknown>, number | null][] = [
  [
    "a reset before the headers",
    resetsBeforeHeaders,
    {},
    { code: "vendor-no-answer", details: { reached: "unknown" } },
    null,
  ],
  [
    "a reset after the headers",
    resetsAfterHeaders("{"),
    { maxBytes: 2e6 },
    { code: "vendor-answer-cut-off" },
    200,
  ],
  ["a truncated body", truncates(Buffer.from("{")), {}, { code: "vendor-answer-cut-off" }, 200],
  ["a body that stalls", stalls("{"), {}, { kind: "transient", code: "vendor-answer-stalled" }, 200],
  [
    "ten gigabytes",
    tenGigabytes(Buffer.from("{")),
    {},
    { kind: "refused", code: "vendor-answer-too-large" },
    200,
  ],
  ["a flood", floods(Buffer.from("{"), 10_000_000), {}, { code: "vendor-answer-too-large" }, 200],
  ["a gzip bomb", gzipBomb(Buffer.from("{"), 5_000_000), {}, { code: "vendor-answer-too-large" }, 200],
  [
    "a redirect",
    redirects(307, `https://evil.example/${CANARY}?k=${CANARY}`),
    {},
    { kind: "refused", code: "vendor-redirect" },
    307,
  ],
  ["an error whose body stalls", stalls("{", {}, 400), {}, { details: { status: 400, reached: "yes" } }, 400],
];

it.each(faults)(
  "%s: one request, told once, with no secret in the error",
  async (_what, behaviour, more, error, status) => {
    const { result, told, recorded, server } = await send(behaviour, more);
    expect(result).toMatchObject({ name: "AppError", ...error });
    expect(server.seen).toHaveLength(1);
    expect(told).toMatchObject([{ status, bytes: 0 }]);
    expect(recorded).toHaveLength(1);
    const shown = `${(result as Error).stack}${JSON.stringify(result)}${JSON.stringify(told)}`;
    expect(shown).not.toContain(CANARY);
    expect(shown).not.toMatch(/key=|Bearer|a fox/);
  },
);

it("tells of what was never sent, too", async () => {
  const dead = await deadOrigin();
  const { call, told } = vendor(dead);
  await expect(call(`${dead}/v1?key=${CANARY}`, paid)).rejects.toMatchObject({ details: { reached: "no" } });
  expect(told).toMatchObject([{ status: null, method: "POST", operation: "POST /v1" }]);
});

it("sends nothing to another origin than its own and the extra ones, nor without encryption", async () => {
  const own = await hostileServer(answersJson(200, {}));
  const extra = await hostileServer(answersJson(200, {}));
  const foreign = await hostileServer(answersJson(200, {}));
  const { call, told } = vendor(own.origin, { extraOrigins: [extra.origin] });
  await call(`${own.origin}/a`, paid);
  await call(`${extra.origin}/a`, paid);
  await expect(call(`${foreign.origin}/a?token=${CANARY}`, paid)).rejects.toMatchObject({
    kind: "refused",
    code: "vendor-foreign-origin",
    message: expect.not.stringContaining(CANARY),
  });
  await expect(call("http://api.x.example/a", paid)).rejects.toMatchObject({ code: "vendor-plain-http" });
  expect([own.seen.length, extra.seen.length, foreign.seen.length]).toEqual([1, 1, 0]);
  expect(told.map(({ status }) => status)).toEqual([200, 200, null, null]);
});

it.each(["http://api.x.example", "https://u:p@api.x.example", "nonsense"])(
  "is not made for %s",
  (baseUrl) => {
    expect(() => vendor(baseUrl)).toThrow(expect.objectContaining({ kind: "config" }));
    expect(() => vendor("https://x.example", { extraOrigins: [baseUrl] })).toThrow(
      expect.objectContaining({ kind: "config" }),
    );
  },
);

it("waits for headers and a dribble as long as the caller wants, and throws the caller's reason", async () => {
  for (const behaviour of [hangs, dribbles("{", 10)]) {
    const limit = AbortSignal.timeout(500);
    const { result, told, server } = await send(behaviour, { idleMs: 4000 }, { ...paid, signal: limit });
    expect(result).toBe(limit.reason);
    expect(told).toHaveLength(1);
    await vi.waitFor(() => expect(server.leftCount()).toBe(1));
  }
});

it("takes the key out of an error's body, where an SDK makes its message of it", async () => {
  const { result } = await send(answersJson(401, { error: { message: `Incorrect key: ${CANARY}` } }));
  expect(await (result as Response).json()).toEqual({ error: { message: "Incorrect key: REDACTED" } });
  const unknownKey = await send(
    answersJson(401, { message: "key another-key-1234567 is wrong" }),
    {},
    {
      headers: { "x-api-key": "another-key-1234567" },
    },
  );
  expect(await (unknownKey.result as Response).text()).not.toContain("another-key");
});

it("names operations as the vendor's folder does, without secrets", async () => {
  const named = await send(answers(200), { operationOf: (method, url) => `${method} ${url.search}` });
  expect(named.told[0]?.operation).toBe("POST ?key=REDACTED");
});

it("records what went over the line, or why nothing came back", async () => {
  const { recorded } = await send(answersJson(200, { id: "t1" }));
  expect(recorded[0]?.[0]).toMatchObject({
    method: "POST",
    path: `/v1/clips?key=${CANARY}`,
    outcome: { kind: "answer", status: 200, body: new Uint8Array(Buffer.from('{"id":"t1"}')) },
  });
  expect(recorded[0]?.[1].text(`x ${CANARY}`)).toBe("x REDACTED");
  const reset = await send(resetsBeforeHeaders);
  expect(reset.recorded[0]?.[0].outcome).toEqual({
    kind: "failure",
    status: null,
    reached: "unknown",
    causeCode: "ECONNRESET",
  });
  const server = await hostileServer(answers(200));
  const refused = vendor(server.origin);
  await expect(refused.call("https://evil.example/")).rejects.toThrow();
  expect([refused.told.length, refused.recorded.length]).toEqual([1, 0]);
  const nobody = await deadOrigin();
  const dead = vendor(nobody);
  await expect(dead.call(nobody)).rejects.toThrow();
  expect(dead.recorded).toHaveLength(1);
});

it("never loses a paid answer to trouble in telling or recording", async () => {
  const problems: unknown[] = [];
  const broken = () => {
    throw new Error("disk full");
  };
  const onProblem = (error: unknown) => void problems.push(error);
  const telling = await send(answersJson(200, { id: "t1" }), { tell: broken, onProblem });
  const recording = await send(answersJson(200, { id: "t1" }), {
    recorder: { record: async () => broken() },
    onProblem,
  });
  expect([telling.result, recording.result]).toMatchObject([{ status: 200 }, { status: 200 }]);
  expect(problems.map(String)).toEqual(["Error: disk full", "Error: disk full"]);
});

it("reads its secrets anew for every request", async () => {
  const secrets: string[] = [];
  const server = await hostileServer(answersJson(400, { message: "token-of-the-hour" }));
  const { call } = vendor(server.origin, { secrets });
  expect(await (await call(server.origin)).text()).toContain("token-of-the-hour");
  secrets.push("token-of-the-hour");
  expect(await (await call(server.origin)).text()).not.toContain("token-of-the-hour");
});
