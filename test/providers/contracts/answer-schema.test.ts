import { expect, it } from "vitest";
import { z } from "zod";
import { answerSchema } from "../../../src/providers/contracts/answer-schema.ts";
import { schemaViolations } from "../../contracts/check-schema.ts";

const schemaOf = (shape: z.ZodType) => answerSchema({ name: "answer", shape });

it("closes every object, asks for all its fields, and tells limits in words", () => {
  const shape = z.object({
    hook: z.string().min(1).max(80).describe("What is said first."),
    beats: z.array(z.object({ seconds: z.int().min(1) })).min(2),
    day: z.iso.date(),
    tone: z.enum(["calm", "loud"]).default("calm"),
  });
  expect(schemaOf(shape)).toEqual({
    type: "object",
    properties: {
      hook: { type: "string", description: "What is said first. (minLength 1, maxLength 80)" },
      beats: {
        type: "array",
        items: {
          type: "object",
          properties: { seconds: { type: "integer", description: "(minimum 1)" } },
          required: ["seconds"],
          additionalProperties: false,
        },
        description: "(minItems 2)",
      },
      day: { type: "string", description: "(format date)" },
      tone: { type: "string", enum: ["calm", "loud"] },
    },
    required: ["hook", "beats", "day", "tone"],
    additionalProperties: false,
  });
});

it("says what may be null, or one of several, as a choice", () => {
  const shape = z.object({
    note: z.string().nullable().describe("Or nothing."),
    tone: z.enum(["calm", "loud"]).nullable(),
    shot: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("drawn"), layout: z.string() }),
      z.object({ kind: z.literal("clip") }),
    ]),
  });
  const { properties } = schemaOf(shape) as { properties: Record<string, unknown> };
  expect(properties).toMatchObject({
    note: { anyOf: [{ type: "string" }, { type: "null" }], description: "Or nothing." },
    tone: { anyOf: [{ type: "string", enum: ["calm", "loud"] }, { type: "null" }] },
    shot: { anyOf: [{ required: ["kind", "layout"] }, { properties: { kind: { const: "clip" } } }] },
  });
});

it("keeps what refers to itself", () => {
  const Branch: z.ZodType = z.object({
    name: z.string(),
    get twigs() {
      return z.array(Branch);
    },
  });
  const schema = schemaOf(z.object({ root: Branch, other: Branch }));
  expect(JSON.stringify(schema)).toContain('"items":{"$ref":"#/$defs/');
  expect(schemaViolations(schema)).toEqual([]);
});

it("makes what strict modes take of every kind of shape", () => {
  const shape = z.strictObject({
    email: z.email(),
    ratio: z.number().gt(0).multipleOf(0.5),
    flags: z.array(z.union([z.boolean(), z.null()])).max(3),
    maybe: z.object({ deep: z.array(z.string()).nullable() }).nullable(),
    told: z.string().transform(Number),
  });
  expect(schemaViolations(schemaOf(shape))).toEqual([]);
});

it.each([
  [
    "an optional field",
    z.object({ a: z.object({ b: z.string().optional() }) }),
    /"answer\.a\.b".*make it nullable/,
  ],
  ["a record", z.object({ a: z.record(z.string(), z.string()) }), /"answer\.a".*"propertyNames"/],
  ["an open object", z.looseObject({ a: z.string() }), /"additionalProperties"/],
  ["a tuple", z.object({ a: z.tuple([z.string()]) }), /"prefixItems"/],
  ["anything", z.object({ a: z.unknown() }), /may be anything/],
  ["a list of anything", z.object({ a: z.array(z.any()) }), /may be anything/],
  ["a root that is no object", z.array(z.string()), /root is no object/],
])("refuses %s by name, as a fault of ours", (_what, shape, message) => {
  expect(() => schemaOf(shape)).toThrow(expect.objectContaining({ kind: "bug", code: "answer-shape" }));
  expect(() => schemaOf(shape)).toThrow(message);
});

it("refuses a name that a vendor would", () => {
  expect(() => answerSchema({ name: "my answer", shape: z.object({}) })).toThrow(/letters, digits/);
});
