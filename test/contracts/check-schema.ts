const KEYWORDS = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "const",
  "anyOf",
  "$ref",
  "$defs",
  "description",
]);
const TYPES = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

type Schema = Readonly<Record<string, unknown>>;

/** What the strict modes of vendors refuse in the schema of an answer, as they document it. */
export function schemaViolations(schema: unknown, place = "schema"): string[] {
  if (!isSchema(schema)) return [`${place} is no schema`];
  const { type, properties, required, items, anyOf, $defs } = schema;
  const problems = Object.keys(schema)
    .filter((keyword) => !KEYWORDS.has(keyword))
    .map((keyword) => `${place} has the keyword ${keyword}`);
  if (place === "schema" && type !== "object") problems.push("the root of the schema is no object");
  if (type !== undefined && !TYPES.has(type as string))
    problems.push(`${place} has the type ${JSON.stringify(type)}`);
  if (type === "object") {
    const fields = isSchema(properties) ? Object.keys(properties) : [];
    if (schema["additionalProperties"] !== false) problems.push(`${place} lacks additionalProperties: false`);
    if (JSON.stringify(required) !== JSON.stringify(fields))
      problems.push(`${place} does not require all its fields`);
    for (const name of fields)
      problems.push(...schemaViolations((properties as Schema)[name], `${place}.${name}`));
  }
  if (type === "array") problems.push(...schemaViolations(items, `${place}[]`));
  if (Array.isArray(anyOf)) {
    anyOf.forEach((one, at) => problems.push(...schemaViolations(one, `${place}|${at}`)));
  }
  if (isSchema($defs)) {
    for (const [name, one] of Object.entries($defs))
      problems.push(...schemaViolations(one, `${place}#${name}`));
  }
  return problems;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
