import { expect, it } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import type { EffectOutcome } from "../../../src/providers/contracts/effect.ts";
import {
  classifyAnswer,
  classifyThrown,
  type SubmitOutcome,
  type SubmitRules,
} from "../../../src/providers/http/classify-submit.ts";
import { sendJson } from "../../../src/providers/http/send-json.ts";
import { createVendorFetch } from "../../../src/providers/http/vendor-fetch.ts";
import {
  answers,
  answersHtml,
  answersJson,
  type Behaviour,
  deadOrigin,
  gzipBomb,
  hangs,
  hostileServer,
  redirects,
  resetsAfterHeaders,
  resetsBeforeHeaders,
  stalls,
  truncates,
} from "../../support/hostile-server.ts";

const CANARY = "canary-key-0123456789";
const rules: SubmitRules = {
  providerId: "runway",
  keyName: "RUNWAYML_API_SECRET",
  clock: { nowMs: () => Date.parse("2026-11-22T10:00:00Z") },
  secrets: [CANARY],
};

function idIn(json: unknown): string | undefined {
  const { id } = json as { id?: unknown };
  if (id !== undefined && typeof id !== "string") throw new TypeError(`id is not a text (${CANARY})`);
  return id;
}

/** A paid POST at `origin`, through everything that a vendor's folder uses. */
async function submitted(origin: string, own: Partial<SubmitRules> = {}): Promise<SubmitOutcome> {
  const vendorFetch = createVendorFetch({
    ...rules,
    baseUrl: origin,
    fetch,
    tell: () => undefined,
    maxBytes: 100_000,
    idleMs: 300,
  });
  try {
    const answer = await sendJson(vendorFetch, {
      providerId: "runway",
      method: "POST",
      url: `${origin}/v1/clips`,
      headers: { authorization: `Bearer ${CANARY}` },
      body: {},
      timeoutMs: 1000,
    });
    return classifyAnswer(answer, idIn, { ...rules, ...own });
  } catch (error) {
    return classifyThrown(error, { ...rules, ...own });
  }
}

async function outcomeOf(behaviour: Behaviour, own: Partial<SubmitRules> = {}): Promise<EffectOutcome> {
  const server = await hostileServer(behaviour);
  const outcome = await submitted(server.origin, own);
  expect(server.seen).toHaveLength(1);
  expect(JSON.stringify(outcome)).not.toContain(CANARY);
  return outcome;
}

it("is accepted when the answer names a job", async () => {
  expect(await outcomeOf(answersJson(200, { id: "job-1" }))).toEqual({ kind: "accepted", handle: "job-1" });
  expect(await outcomeOf(answersJson(202, { id: "job-1" }))).toEqual({ kind: "accepted", handle: "job-1" });
});

it.each<[string, Behaviour, RegExp]>([
  ["HTML", answersHtml(200, "Welcome"), /an HTML page \("Welcome"\).*base URL/],
  ["nothing", answers(204), /sent nothing where JSON/],
  ["broken JSON", answers(200, '{"id":'), /text/],
  ["JSON without a job", answersJson(200, {}), /cannot be read/],
  ["an empty job", answersJson(200, { id: "" }), /cannot be read/],
  ["JSON of another shape", answersJson(200, { id: 5 }), /id is not a text \(REDACTED\)/],
  ["null", answers(200, "null"), /cannot be read/],
])("is unknown when a success brings %s", async (what, behaviour, words) => {
  expect(await outcomeOf(behaviour)).toEqual({
    kind: "unknown",
    message: expect.stringMatching(words),
    ...(what === "HTML" ? { isPage: true } : {}),
  });
});

it.each([400, 404, 405, 413, 415, 418, 421, 422, 425, 451, 499, 301, 307, 308])(
  "is refused on %s",
  async (status) => {
    const behaviour = answersJson(status, { error: { message: `no: ${CANARY}` } });
    expect(await outcomeOf(behaviour)).toEqual({
      kind: "refused",
      code: "vendor-refused",
      message: `runway (${status}): no: REDACTED`,
    });
  },
);

it.each([408, 409, 500, 502, 503, 504, 529, 300, 302, 303])("is unknown on %s", async (status) => {
  expect(await outcomeOf(answersJson(status, [{ error: { message: "who knows" } }]))).toEqual({
    kind: "unknown",
    message: `runway (${status}): who knows`,
  });
});

it.each<[string, Behaviour, string]>([
  ["HTML", answersHtml(404, "Not here"), 'it sent an HTML page ("Not here")'],
  ["nothing", answers(400), "it gave no reason"],
])("says what came with a refusal in %s", async (_what, behaviour, words) => {
  expect(await outcomeOf(behaviour)).toMatchObject({
    kind: "refused",
    message: expect.stringContaining(words),
  });
});

it("was not sent on 429, and waits as asked", async () => {
  const inSeconds = await outcomeOf(answersJson(429, { detail: "slow down" }, { "retry-after": "12" }));
  expect(inSeconds).toEqual({ kind: "not-sent", message: "runway (429): slow down", retryAfterMs: 12_000 });
  const date = { "retry-after": "Sun, 22 Nov 2026 10:01:00 GMT" };
  expect(await outcomeOf(answersJson(429, {}, date))).toMatchObject({ retryAfterMs: 60_000 });
  expect(await outcomeOf(answersJson(429, {}))).not.toHaveProperty("retryAfterMs");
});

it.each([401, 403])("stops on %s, and names the variable, not its value", async (status) => {
  const stopped = outcomeOf(answersJson(status, { error: `bad key ${CANARY}` }));
  await expect(stopped).rejects.toMatchObject({
    kind: "config",
    code: "vendor-key-refused",
    message: `runway (${status}): bad key REDACTED`,
    hint: expect.stringContaining("RUNWAYML_API_SECRET"),
  });
});

it("stops on 402", async () => {
  const stopped = outcomeOf(answersJson(402, { error: "no credits" }));
  await expect(stopped).rejects.toMatchObject({ kind: "quota", code: "vendor-credit-gone" });
});

it.each<[string, Behaviour]>([
  ["before the headers", resetsBeforeHeaders],
  ["after them", resetsAfterHeaders("{", { "content-length": "5000" })],
])("is unknown after a reset %s", async (_when, behaviour) => {
  expect(await outcomeOf(behaviour)).toMatchObject({ kind: "unknown" });
});

it.each<[string, Behaviour]>([
  ["nothing comes", hangs],
  ["a success is truncated", truncates(Buffer.from('{"id"'))],
  ["a success stalls", stalls('{"id"')],
  ["a success is a bomb", gzipBomb(Buffer.from("{"), 5_000_000)],
  ["a 500 stalls", stalls("{", {}, 500)],
  ["the status does not exist", answers(999)],
])("is unknown when %s", async (_what, behaviour) => {
  expect(await outcomeOf(behaviour)).toMatchObject({ kind: "unknown" });
});

it("is refused when the head of a refusal came, whatever became of its body", async () => {
  expect(await outcomeOf(stalls("{", {}, 422))).toMatchObject({ kind: "refused" });
});

it("follows no redirect, and takes only one that says so as a refusal", async () => {
  const elsewhere = (status: number) => redirects(status, `https://evil.example/?k=${CANARY}`);
  expect(await outcomeOf(elsewhere(307))).toMatchObject({ kind: "refused" });
  expect(await outcomeOf(elsewhere(303))).toMatchObject({ kind: "unknown" });
});

it("was not sent when nobody listens", async () => {
  expect(await submitted(await deadOrigin())).toMatchObject({
    kind: "not-sent",
    message: expect.stringMatching(/nothing was sent/),
  });
});

it("is refused before it is sent when the address is not the vendor's", () => {
  const details = { reached: "no" };
  const ours = new AppError({ kind: "refused", code: "vendor-foreign-origin", message: "m", details });
  const wrapped = new Error("Connection error.", { cause: ours });
  expect(classifyThrown(wrapped, rules)).toEqual({
    kind: "refused",
    code: "vendor-foreign-origin",
    message: "m",
  });
  const plain = new AppError({ kind: "config", code: "vendor-plain-http", message: "m", details });
  expect(() => classifyThrown(new Error("x", { cause: plain }), rules)).toThrow(plain);
});

it("reads an SDK's error as the answer it speaks of", () => {
  const thrown = (status: number, error?: object) =>
    Object.assign(new Error(`${status} ${CANARY}`), {
      status,
      error,
      headers: new Headers({ "retry-after": "2" }),
    });
  expect(classifyThrown(thrown(429, { message: "slow" }), rules)).toMatchObject({
    kind: "not-sent",
    retryAfterMs: 2000,
  });
  expect(classifyThrown(thrown(400, { message: "no" }), rules)).toMatchObject({
    message: "runway (400): no",
  });
  expect(classifyThrown(thrown(400), rules)).toMatchObject({ message: "runway (400): REDACTED" });
  expect(classifyThrown(thrown(200), rules)).toMatchObject({ kind: "unknown" });
  expect(() => classifyThrown(thrown(401), rules)).toThrow(expect.objectContaining({ kind: "config" }));
});

it("is unknown for whatever else is thrown, without its secrets", () => {
  for (const error of [new Error(`odd ${CANARY}`), "text", undefined, new DOMException("x", "AbortError")]) {
    const outcome = classifyThrown(error, rules);
    expect(outcome.kind).toBe("unknown");
    expect(JSON.stringify(outcome)).not.toContain(CANARY);
  }
});

it("concludes nothing when the caller gave up", () => {
  const caller = new AbortController();
  caller.abort(new Error("enough"));
  expect(() => classifyThrown(new Error("x"), { ...rules, signal: caller.signal })).toThrow("enough");
});

it("lets a vendor differ, by status or by what the answer says", async () => {
  const isConflict = (answer: { json: unknown }) =>
    JSON.stringify(answer.json).includes("conflictTaskUUID") ? ("unknown" as const) : undefined;
  const statuses = { 400: isConflict, 403: "refused", 503: "not-sent", 409: "credit-gone" } as const;
  const runware = (code: string) => answersJson(400, { errors: [{ code, message: code }] });
  expect(await outcomeOf(runware("conflictTaskUUID"), { statuses })).toMatchObject({ kind: "unknown" });
  expect(await outcomeOf(runware("invalidModel"), { statuses })).toMatchObject({ kind: "refused" });
  expect(await outcomeOf(answersJson(403, {}), { statuses })).toMatchObject({ kind: "refused" });
  expect(await outcomeOf(answersJson(503, {}), { statuses })).toMatchObject({ kind: "not-sent" });
  await expect(outcomeOf(answersJson(409, {}), { statuses })).rejects.toMatchObject({ kind: "quota" });
});
