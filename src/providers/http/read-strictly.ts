import { z } from "zod";

/** Reads a vendor's JSON. What does not fit is told in one sentence, without the JSON itself. */
export function readStrictly<Shape extends z.ZodType>(shape: Shape, json: unknown): z.infer<Shape> {
  const { success, data, error } = shape.safeParse(json);
  if (success) return data;
  throw new TypeError(z.prettifyError(error));
}
