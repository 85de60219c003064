import { z } from "zod";
import { isTimeZone } from "../core/zoned-time.ts";

/** A time of day in the account's time zone: `09:30`. */
export const Slot = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "expected a time of day like 09:30");

/** What a person calls an account on the command line: `main`. */
export const AccountName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, "expected a name of letters, digits, dots, dashes");

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What a person says of an account; what is missing stays as it was. */
export const AccountWishes = z
  .strictObject({
    audited: z.boolean(),
    niche: z.string().trim().min(1).max(100).nullable(),
    language: z.string().refine(isLanguage, "expected a language tag like en or pt-BR").nullable(),
    dailyCap: z.number().int().min(1),
    slots: z.array(Slot).transform((slots) => [...new Set(slots)].toSorted()),
    timeZone: z.string().refine(isTimeZone, "expected a time zone like Europe/Berlin"),
  })
  .partial();
export type AccountWishes = z.infer<typeof AccountWishes>;

/** What is known of a connected account; its tokens are in the secret store only. */
export const AccountFacts = z.object({
  /** The platform's own id; text, however many digits it has. */
  userId: z.string().min(1),
  /** How people know it: `@handle`. */
  displayName: z.string().nullable(),
  /** Which way in, where the platform has several: `facebook`, `instagram`. */
  login: z.string().nullable(),
  /** What its requests need besides: a page's id. */
  facts: z.record(z.string(), z.string()),
  scopes: z.array(z.string()).nullable(),
  /** The platform has audited the app: it may post to everybody. */
  isAudited: z.boolean(),
  /** Of videos that fit it; null: any. */
  niche: z.string().nullable(),
  /** BCP 47; null: any. */
  language: z.string().nullable(),
  /** Posts of a day, in its time zone. */
  dailyCap: z.number().int().min(1),
  slots: z.array(Slot),
  /** IANA: `Europe/Berlin`. */
  timeZone: z.string(),
  /** When access ends without a renewal, and when it cannot be renewed any more; null: never, or nobody says. */
  expiresAtMs: z.number().nullable(),
  refreshExpiresAtMs: z.number().nullable(),
  connectedAtMs: z.number(),
});
export type AccountFacts = z.infer<typeof AccountFacts>;

/** What only the secret store holds of an account. */
export const AccountSecret = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  accessToken: z.string().min(1),
  refreshToken: z.string().nullable(),
  expiresAtMs: z.number().nullable(),
  refreshExpiresAtMs: z.number().nullable(),
  scopes: z.array(z.string()).nullable(),
  /** A renewal was asked for and its answer is not stored: the refresh token may be spent. */
  renewalSentAtMs: z.number().nullable().default(null),
});
export type AccountSecret = z.infer<typeof AccountSecret>;
