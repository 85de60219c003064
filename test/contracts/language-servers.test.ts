import { describe, expect, it } from "vitest";
import { anthropicServer } from "./anthropic-server.ts";
import { CANARY_KEY, type LanguageServer } from "./language-server.ts";
import { openAiServer } from "./openai-server.ts";

type Row = Readonly<Record<string, unknown>>;

const SCHEMA = {
  type: "object",
  properties: { ok: { type: "boolean" } },
  required: ["ok"],
  additionalProperties: false,
};
const OPEN_SCHEMA = { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] };
const BEARER = { authorization: `Bearer ${CANARY_KEY}` };

/** A contract: a request that keeps it, how its schema is put in, and what breaks it. */
interface Contract {
  title: string;
  serve: () => Promise<LanguageServer>;
  path: string;
  headers: Row;
  bodyWith: (schema: Row) => Row;
  /** Where the limit of the answer stands. */
  limit: string;
}

const CONTRACTS: readonly Contract[] = [
  {
    title: "anthropic",
    serve: anthropicServer,
    path: "/v1/messages",
    headers: { ...BEARER, "anthropic-version": "2026-10-21" },
    bodyWith: (schema) => ({
      model: "model-one",
      max_tokens: 100,
      messages: [{ role: "user", content: [{ type: "text", text: "?" }] }],
      output_config: { format: { type: "json_schema", schema } },
    }),
    limit: "max_tokens",
  },
  {
    title: "openai responses",
    serve: openAiServer,
    path: "/responses",
    headers: BEARER,
    bodyWith: (schema) => ({
      model: "model-one",
      max_output_tokens: 100,
      input: [{ role: "user", content: [{ type: "input_text", text: "?" }] }],
      text: { format: { type: "json_schema", name: "a", strict: true, schema } },
      store: false,
    }),
    limit: "max_output_tokens",
  },
  {
    title: "openai chat",
    serve: openAiServer,
    path: "/chat/completions",
    headers: BEARER,
    bodyWith: (schema) => ({
      model: "model-one",
      max_tokens: 100,
      messages: [{ role: "user", content: "?" }],
      response_format: { type: "json_schema", json_schema: { name: "a", strict: true, schema } },
    }),
    limit: "max_tokens",
  },
];

describe.each(CONTRACTS)("the contract of $title", ({ serve, path, headers, bodyWith, limit }) => {
  const kept = bodyWith(SCHEMA);

  async function ask(
    body: Row,
    changed: Row = {},
  ): Promise<{ status: number; violations: readonly string[] }> {
    const server = await serve();
    const sent = Object.entries({ "content-type": "application/json", ...headers, ...changed });
    const response = await fetch(`${server.baseUrl}${path}`, {
      method: "POST",
      headers: Object.fromEntries(sent.filter(([, value]) => value !== undefined)) as Record<string, string>,
      body: JSON.stringify(body),
    });
    return { status: response.status, violations: server.takeViolations() };
  }

  it("is kept by what it says", async () => {
    expect(await ask(kept)).toEqual({ status: 200, violations: [] });
  });

  it.each<[string, Row, Row]>([
    ["a temperature", { ...kept, temperature: 0.7 }, {}],
    ["an unknown field", { ...kept, max_length: 3 }, {}],
    ["no limit", { ...kept, [limit]: undefined }, {}],
    ["a limit that is no number", { ...kept, [limit]: "100" }, {}],
    ["a schema that is not closed", bodyWith(OPEN_SCHEMA), {}],
    ["a schema with a limit that is not taken", bodyWith({ ...SCHEMA, maxProperties: 3 }), {}],
    ["a schema that does not ask for all its fields", bodyWith({ ...SCHEMA, required: [] }), {}],
    ["no key", kept, { authorization: undefined }],
    ["another way to show the key", kept, { authorization: `Key ${CANARY_KEY}` }],
    ["another kind of body", kept, { "content-type": "text/plain" }],
  ])("is broken by %s", async (_what, body, changed) => {
    const { status, violations } = await ask(body, changed);
    expect([status, violations.length > 0]).toEqual([400, true]);
  });

  it("refuses a wrong key and a wrong model, which break nothing", async () => {
    expect(await ask(kept, { authorization: "Bearer other" })).toEqual({ status: 401, violations: [] });
    expect(await ask({ ...kept, model: "model-two" })).toEqual({ status: 404, violations: [] });
  });
});

it("wants the version that the SDK speaks, and pictures before the text", async () => {
  const server = await anthropicServer();
  const [contract] = CONTRACTS;
  const image = { type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } };
  const late = { role: "user", content: [{ type: "text", text: "?" }, image] };
  await fetch(`${server.baseUrl}/v1/messages`, {
    method: "POST",
    headers: { ...BEARER, "content-type": "application/json", "anthropic-version": "2023-06-01" },
    body: JSON.stringify({ ...contract?.bodyWith(SCHEMA), messages: [late] }),
  });
  expect(server.takeViolations()).toEqual([
    expect.stringContaining("anthropic-version"),
    expect.stringContaining("an image stands after a text"),
  ]);
});

it("takes no key where it stands for a server on this machine", async () => {
  const server = await openAiServer({ isLocal: true });
  expect((await fetch(`${server.baseUrl}/models`, { headers: BEARER })).status).toBe(400);
  expect(server.takeViolations()).toEqual([expect.stringContaining("a key was sent")]);
});
