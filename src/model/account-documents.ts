import { z } from "zod";

/** What `viral accounts` and its commands print under `--json`: a stable surface. Never a secret. */
const Named = {
  id: z.string(),
  platform: z.string(),
  name: z.string(),
  /** How people know it: `@handle`. */
  displayName: z.string().nullable(),
};

/** `no-tokens`: this machine does not have them. */
export const AccountStatus = z.enum(["connected", "needs-reconnect", "disabled", "no-tokens"]);
export type AccountStatus = z.infer<typeof AccountStatus>;

export const AccountSummary = z.object({
  ...Named,
  /** The platform's own; text, however many digits it has. */
  userId: z.string(),
  status: AccountStatus,
  way: z.string().nullable(),
  /** Null: nobody says. */
  scopes: z.array(z.string()).nullable(),
  isAudited: z.boolean(),
  niche: z.string().nullable(),
  language: z.string().nullable(),
  /** Posts of a day: as wished, and no more than its platform takes. */
  dailyCap: z.number().int(),
  slots: z.array(z.string()),
  timeZone: z.string(),
  /** Out, or on their way, on this day of its time zone. */
  postsToday: z.number().int(),
  /** Besides those: to go out on this day. */
  plannedToday: z.number().int(),
  /** What all accounts of the user's app may still post today; null: the platform has no such limit. */
  appPostsLeft: z.number().int().nullable(),
  /** When it may post next, ISO-8601; null: not within a year. */
  nextSlotAt: z.string().nullable(),
  /** When access ends for good unless somebody acts; null: never, or nobody says. */
  endsAt: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  connectedAt: z.string(),
});
export type AccountSummary = z.infer<typeof AccountSummary>;

export const AccountsDocument = z.object({
  schema: z.literal("viral.accounts/1"),
  accounts: z.array(AccountSummary),
});
export type AccountsDocument = z.infer<typeof AccountsDocument>;

/** What was connected or imported. */
export const KeptAccount = z.object({
  ...Named,
  userId: z.string(),
  /** False: it was there, and has new tokens and facts. */
  isNew: z.boolean(),
  /** Asked for and not granted; empty where the platform does not say. */
  missingScopes: z.array(z.string()),
});
export type KeptAccount = z.infer<typeof KeptAccount>;

export const AccountsConnectedDocument = z.object({
  schema: z.literal("viral.accounts-connected/1"),
  accounts: z.array(KeptAccount),
});
export type AccountsConnectedDocument = z.infer<typeof AccountsConnectedDocument>;

export const AccountsImportedDocument = z.object({
  schema: z.literal("viral.accounts-imported/1"),
  accounts: z.array(KeptAccount),
});
export type AccountsImportedDocument = z.infer<typeof AccountsImportedDocument>;

export const AccountCheck = z.object({
  ...Named,
  /** `capped`: its tokens are good, and the platform takes no more posts now. */
  status: z.enum(["ok", "capped", "needs-reconnect", "refused", "unreachable", "misconfigured"]),
  message: z.string().nullable(),
  hint: z.string().nullable(),
  /** What its platform says; null: nothing, here and below. */
  postsLeft: z.number().nullable(),
  durationMsMax: z.number().nullable(),
  privacies: z.array(z.string()).nullable(),
  disallows: z.array(z.string()),
  resumesAt: z.string().nullable(),
});
export type AccountCheck = z.infer<typeof AccountCheck>;

export const AccountsCheckedDocument = z.object({
  schema: z.literal("viral.accounts-checked/1"),
  accounts: z.array(AccountCheck),
});
export type AccountsCheckedDocument = z.infer<typeof AccountsCheckedDocument>;

export const AccountRemovedDocument = z.object({
  schema: z.literal("viral.account-removed/1"),
  ...Named,
  /** False: the platform was not asked, or could not take it back; `notes` say why, and which posts may be out. */
  isRevoked: z.boolean(),
  notes: z.array(z.string()),
  /** Posts that had not gone out yet: they were dropped. */
  openPostCount: z.number().int(),
});
export type AccountRemovedDocument = z.infer<typeof AccountRemovedDocument>;
