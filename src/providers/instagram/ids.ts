import { z } from "zod";

/**
 * An id as text. Meta writes them as text; a number is taken only while all of its digits are sure, and one of 19 digits,
 * of which JSON has already lost some, is refused.
 */
export const Id = z.union([
  z.string().regex(/^\w{1,80}$/, "expected an id"),
  z
    .number()
    .int()
    .refine(Number.isSafeInteger, "an id that lost digits")
    .transform((digits) => String(digits)),
]);
