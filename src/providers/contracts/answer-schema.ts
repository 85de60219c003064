import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { ModelQuestion } from "./language-model.ts";

/** A JSON schema, as an object of its keywords. */
export type JsonSchema = { [keyword: string]: unknown };

/**
 * The shape of an answer as the JSON schema that every vendor's strict mode takes: objects name all their fields and no
 * others, and limits stand as words in the description, because vendors refuse or ignore them. Throws a `bug` at a shape
 * that cannot be said so, before anything is reserved or sent: optional fields (say `nullable`), records, tuples,
 * intersections, a root that is no object.
 */
export function answerSchema({ name, shape }: ModelQuestion["answer"]): JsonSchema {
  if (!/^[\w-]{1,64}$/.test(name)) throw unsayable(name, "its name may hold letters, digits, _ and -");
  const schema = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as JsonSchema;
  if (schema["type"] !== "object") throw unsayable(name, "its root is no object");
  return strict(schema, name);
}

const ANNOTATIONS = new Set(["$schema", "title", "default", "examples"]);
const LIMITS = new Set([
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
]);
const CARRIED = new Set(["type", "enum", "const"]);

function strict(schema: JsonSchema, place: string): JsonSchema {
  if (Array.isArray(schema["type"])) return eitherOf(schema, schema["type"], place);
  if (schema["$ref"] !== undefined) return { $ref: schema["$ref"], ...definitions(schema, place) };
  const result: JsonSchema = {};
  const limits: string[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (CARRIED.has(keyword)) result[keyword] = value;
    else if (keyword === "pattern" && "format" in schema) continue;
    else if (LIMITS.has(keyword)) limits.push(...limitInWords(keyword, value));
    else if (keyword === "anyOf" || keyword === "oneOf") result["anyOf"] = strictEach(value, place);
    else if (keyword === "items") result["items"] = strict(value as JsonSchema, `${place}[]`);
    else if (keyword === "$defs") Object.assign(result, definitions(schema, place));
    else if (!isSaidOtherwise(keyword, value)) throw unsayable(place, `it says "${keyword}"`);
  }
  if (!["type", "enum", "const", "anyOf"].some((keyword) => keyword in result))
    throw unsayable(place, "it may be anything");
  if (result["type"] === "array" && result["items"] === undefined)
    throw unsayable(place, "its items may be anything");
  if (result["type"] === "object") Object.assign(result, closed(schema, place));
  const said = typeof schema["description"] === "string" ? [schema["description"]] : [];
  const description = [...said, ...(limits.length > 0 ? [`(${limits.join(", ")})`] : [])].join(" ");
  return description === "" ? result : { ...result, description };
}

/** Several types at once, as every vendor takes them. */
function eitherOf(schema: JsonSchema, types: unknown[], place: string): JsonSchema {
  const { $defs: _definitions, description, enum: values, ...rest } = schema;
  const anyOf = types.map((type) => {
    if (type === "null") return { type };
    const own = Array.isArray(values) ? { enum: values.filter((value) => value !== null) } : {};
    return strict({ ...rest, ...own, type }, place);
  });
  return { anyOf, ...definitions(schema, place), ...(description === undefined ? {} : { description }) };
}

function definitions(schema: JsonSchema, place: string): JsonSchema {
  return schema["$defs"] === undefined ? {} : { $defs: strictFields(schema["$defs"], `${place}.$defs`) };
}

function isSaidOtherwise(keyword: string, value: unknown): boolean {
  if (["description", "properties", "required"].includes(keyword) || ANNOTATIONS.has(keyword)) return true;
  return keyword === "additionalProperties" && typeof value === "boolean";
}

function strictEach(schemas: unknown, place: string): JsonSchema[] {
  return (schemas as JsonSchema[]).map((schema) => strict(schema, place));
}

function strictFields(fields: unknown, place: string): JsonSchema {
  return Object.fromEntries(
    Object.entries(fields as Record<string, JsonSchema>).map(([name, schema]) => [
      name,
      strict(schema, `${place}.${name}`),
    ]),
  );
}

function closed(schema: JsonSchema, place: string): JsonSchema {
  const properties = (schema["properties"] ?? {}) as Record<string, JsonSchema>;
  const required = (schema["required"] ?? []) as string[];
  for (const [name, field] of Object.entries(properties)) {
    // A field with a default may be asked for always: whatever the model writes there fits.
    if (!required.includes(name) && !("default" in field))
      throw unsayable(`${place}.${name}`, "it is optional; make it nullable");
  }
  return {
    properties: strictFields(properties, place),
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** Zod bounds every whole number by what JavaScript can count. */
function limitInWords(keyword: string, value: unknown): string[] {
  return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER ? [] : [`${keyword} ${String(value)}`];
}

function unsayable(place: string, why: string): AppError {
  return new AppError({
    kind: "bug",
    code: "answer-shape",
    message: `The shape of the answer "${place}" cannot be asked of a model: ${why}.`,
  });
}
