import { z } from "zod";
import { AccountName, AccountWishes } from "./account.ts";

/** Goes into headers and forms: no space, no line break. */
const Secret = z
  .string()
  .regex(/^[\x21-\x7e]{1,8192}$/, "expected one line of printable characters without spaces");
/** Epoch milliseconds of this age; seconds are a thousandth of that. */
const MS_MIN = 1e11;
const MS_MAX = 1e14;

const Moment = z
  .union([z.string(), z.number()], "expected a time like 2026-11-29T14:00:00Z, or epoch milliseconds")
  .transform((value, context) => {
    const ms = typeof value === "number" ? value : isoMs(value);
    if (ms !== undefined && ms > MS_MIN && ms < MS_MAX) return Math.floor(ms);
    const isSeconds = typeof value === "number" && value > MS_MIN / 1000 && value <= MS_MIN;
    context.addIssue(
      isSeconds
        ? "expected epoch milliseconds: these look like seconds"
        : "expected a time like 2026-11-29T14:00:00Z, or epoch milliseconds",
    );
    return z.NEVER;
  });

const isoMs = (text: string): number | undefined =>
  z.iso.datetime({ offset: true }).safeParse(text).success ? Date.parse(text) : undefined;

/** One account of `viral accounts import`, as its documentation has it; what may be missing says nothing. */
export const ImportedAccount = z.strictObject({
  platform: z.string().min(1),
  name: AccountName,
  clientId: Secret,
  /** Empty where the app has none. */
  clientSecret: z.union([Secret, z.literal("")], "expected the app's secret, or empty text"),
  accessToken: Secret,
  refreshToken: z.union([Secret, z.literal(""), z.null()], "expected a token, or null").optional(),
  expiresAt: Moment.nullish(),
  refreshExpiresAt: Moment.nullish(),
  userId: z
    .string("expected text in quotes: a bare number loses digits")
    .regex(/^[\x21-\x7e]{1,200}$/, "expected an id without spaces"),
  scopes: z.array(z.string().min(1)).nullish(),
  /** Which way in, where the platform has several; missing: the one whose scopes they are. */
  way: z.string().nullish(),
  ...AccountWishes.shape,
});
export type ImportedAccount = z.infer<typeof ImportedAccount>;
