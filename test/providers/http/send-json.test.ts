import { expect, it, vi } from "vitest";
import { AppError } from "../../../src/core/app-error.ts";
import { type JsonRequest, sendJson } from "../../../src/providers/http/send-json.ts";
import {
  answers,
  answersHtml,
  answersJson,
  type Behaviour,
  deadOrigin,
  dribbles,
  floods,
  hangs,
  hostileServer,
  redirects,
  resetsAfterHeaders,
  resetsBeforeHeaders,
  stalls,
  truncates,
} from "../../support/hostile-server.ts";

const CANARY = "canary-key-0123456789";

async function sent(behaviour: Behaviour, more: Partial<JsonRequest> = {}) {
  const server = await hostileServer(behaviour);
  const answer = await sendJson(fetch, {
    providerId: "fal",
    method: "POST",
    url: `${server.origin}/jobs?key=${CANARY}`,
    headers: { authorization: `Key ${CANARY}` },
    body: { prompt: "a fox" },
    timeoutMs: 2000,
    ...more,
  }).catch((error: Error) => error);
  return { answer, server };
}

it("sends a form where one is wanted", async () => {
  const { server } = await sent(answersJson(200, {}), {
    form: { grant_type: "jwt bearer", assertion: "a.b+c" },
  });
  expect(server.seen[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(server.seen[0]?.body).toBe("grant_type=jwt+bearer&assertion=a.b%2Bc");
});

it("sends JSON with its headers and reads JSON", async () => {
  const { answer, server } = await sent(answersJson(200, { id: 1 }, { "retry-after": "3" }));
  expect(answer).toMatchObject({ status: 200, json: { id: 1 }, text: '{"id":1}' });
  expect("headers" in answer && answer.headers.get("retry-after")).toBe("3");
  expect(server.seen[0]).toMatchObject({
    method: "POST",
    body: '{"prompt":"a fox"}',
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      authorization: `Key ${CANARY}`,
    },
  });
});

it("keeps ids of 19 digits whole where that is asked for", async () => {
  const behaviour = answers(200, '{"id":7519238471234567891}', { "content-type": "application/json" });
  expect((await sent(behaviour, { isExact: true })).answer).toMatchObject({
    json: { id: "7519238471234567891" },
  });
  expect((await sent(behaviour)).answer).toMatchObject({ json: { id: 7519238471234568000 } });
});

it("sends no body and no content type when there is none", async () => {
  const { server } = await sent(answersJson(200, {}), { method: "GET", body: undefined });
  expect(server.seen[0]?.body).toBe("");
  expect(server.seen[0]?.headers["content-type"]).toBeUndefined();
});

it.each([400, 401, 404, 409, 422, 429, 500, 503])("hands on status %s as an answer", async (status) => {
  const { answer } = await sent(answersJson(status, [{ error: { message: "no" } }]));
  expect(answer).toMatchObject({ status, json: [{ error: { message: "no" } }] });
});

it("hands on what is not JSON as text, its start only", async () => {
  expect((await sent(answersHtml(200))).answer).toMatchObject({
    status: 200,
    json: undefined,
    text: expect.stringContaining("<title>It works"),
  });
  expect((await sent(answers(204))).answer).toMatchObject({ status: 204, json: undefined, text: "" });
  const long = (await sent(answers(500, "x".repeat(10_000)))).answer;
  expect("text" in long && long.text.length).toBe(2000);
  expect((await sent(answers(200, '\ufeff{"a":1}'))).answer).toMatchObject({ json: { a: 1 } });
});

it("takes a redirect for an answer and does not follow it", async () => {
  const { answer, server } = await sent(redirects(307, "/elsewhere"));
  expect(answer).toMatchObject({ status: 307 });
  expect(server.seen).toHaveLength(1);
});

it.each<[string, Behaviour, Partial<JsonRequest>, object]>([
  ["hangs", hangs, { timeoutMs: 500 }, { code: "vendor-too-slow", details: { reached: "unknown" } }],
  ["dribbles", dribbles("{", 10), { timeoutMs: 500 }, { code: "vendor-too-slow", details: { status: 200 } }],
  ["stalls", stalls("{", {}, 422), { timeoutMs: 500 }, { code: "vendor-too-slow", details: { status: 422 } }],
  [
    "resets before the headers",
    resetsBeforeHeaders,
    {},
    { code: "vendor-no-answer", details: { reached: "unknown" } },
  ],
  [
    "resets after them",
    resetsAfterHeaders("{"),
    {},
    { code: "vendor-answer-cut-off", details: { status: 200 } },
  ],
  ["truncates", truncates(Buffer.from("{")), {}, { code: "vendor-answer-cut-off", details: { status: 200 } }],
  ["floods", floods(Buffer.from("{"), 9e6), { maxBytes: 1e5 }, { code: "vendor-answer-too-large" }],
])(
  "a vendor that %s: an error that says how far the request got and nothing of it",
  async (_what, behaviour, more, facts) => {
    const { answer, server } = await sent(behaviour, more);
    expect(answer).toMatchObject({ name: "AppError", ...facts });
    expect(server.seen).toHaveLength(1);
    const shown = `${(answer as Error).stack}${JSON.stringify(answer)}`;
    expect(shown).not.toContain(CANARY);
    expect(shown).not.toMatch(/key=|Key |a fox/);
    await vi.waitFor(() => expect(server.leftCount()).toBe(1));
  },
);

it("proves that nothing was sent when nobody listens", async () => {
  const request = { providerId: "fal", method: "GET", url: await deadOrigin(), timeoutMs: 2000 } as const;
  await expect(sendJson(fetch, request)).rejects.toMatchObject({
    code: "vendor-unreachable",
    details: { reached: "no", causeCode: "ECONNREFUSED" },
  });
});

it("throws the caller's reason, and sends nothing when it was there before", async () => {
  const caller = new AbortController();
  const pending = sent(hangs, { signal: caller.signal });
  setTimeout(() => caller.abort(new Error("enough")), 400);
  expect((await pending).answer).toMatchObject({ message: "enough" });
  const { answer, server } = await sent(hangs, { signal: caller.signal });
  expect(answer).toMatchObject({ message: "enough" });
  expect(server.seen).toEqual([]);
});

it("leaves our own error as it is", async () => {
  const ours = new AppError({ kind: "config", code: "vendor-plain-http", message: "m" });
  const refusing = async () => {
    throw ours;
  };
  const request = { providerId: "fal", method: "GET", url: "https://x.example", timeoutMs: 2000 } as const;
  await expect(sendJson(refusing, request)).rejects.toBe(ours);
});

it("answers without what the request proved itself with, whole before anything is cut", async () => {
  const said = `${"so it goes ".repeat(180)}your key ${CANARY} is new here`;
  const { origin } = await hostileServer(answers(200, said));
  const { text } = await sendJson(fetch, {
    providerId: "runway",
    method: "GET",
    url: origin,
    headers: { authorization: `Bearer ${CANARY}` },
    timeoutMs: 5_000,
  });
  expect(text).toHaveLength(2_000);
  expect(text).not.toContain(CANARY.slice(0, 6));
});
