import { z } from "zod";

/** A body as it is kept: what can be read is, the rest is base64, or its hash when it is large. */
export const RecordedBody = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("json"), json: z.unknown() }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({
    kind: z.literal("form"),
    fields: z.array(
      z.object({
        name: z.string(),
        value: z.string().optional(),
        file: z
          .object({ name: z.string(), mediaType: z.string(), sha256: z.string(), byteCount: z.int() })
          .optional(),
      }),
    ),
  }),
  z.object({ kind: z.literal("base64"), base64: z.base64() }),
  z.object({ kind: z.literal("binary"), sha256: z.string(), byteCount: z.int(), firstBytes: z.base64() }),
]);
export type RecordedBody = z.infer<typeof RecordedBody>;

const Headers = z.record(z.string(), z.string());

/** One file of a recording. No secret is in it. */
export const RecordedExchange = z.object({
  schema: z.literal("viral.exchange/1"),
  operation: z.string(),
  request: z.object({ method: z.string(), path: z.string(), headers: Headers, body: RecordedBody }),
  outcome: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("answer"), status: z.int(), headers: Headers, body: RecordedBody }),
    z.object({
      kind: z.literal("failure"),
      status: z.int().nullable(),
      reached: z.enum(["no", "yes", "unknown"]),
      causeCode: z.string().optional(),
    }),
  ]),
});
export type RecordedExchange = z.infer<typeof RecordedExchange>;
