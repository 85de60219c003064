import { z } from "zod";
import { AppError, type ErrorKind } from "../../core/app-error.ts";
import type { Grant } from "../contracts/platform-login.ts";
import { createRedactor } from "../http/redact.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { describeBody, vendorMessage } from "../http/vendor-message.ts";

const Seconds = z.number().positive().nullish();
const Tokens = z.object({
  access_token: z.string().min(1),
  expires_in: Seconds,
  refresh_token: z.string().nullish(),
  refresh_expires_in: Seconds,
  scope: z.string().nullish(),
});

/** What was asked of the token address. */
export interface TokenQuestion {
  what: "exchange" | "refresh" | "revoke";
  /** From then on the lives of tokens are counted. */
  sentAtMs: number;
  /** What it was asked with: TikTok may quote it, also in a success. */
  secrets: readonly string[];
}

export function readGrant(answer: VendorAnswer, question: TokenQuestion): Grant {
  checkTokenAnswer(answer, question);
  const read = Tokens.safeParse(answer.json);
  if (!read.success) throw odd(`sent ${describeBody(answer)} that holds no token`);
  const { access_token, expires_in, refresh_token, refresh_expires_in, scope } = read.data;
  const endOf = (seconds: number | null | undefined): number | null =>
    seconds ? question.sentAtMs + Math.floor(seconds * 1000) : null;
  return {
    accessToken: access_token,
    // An empty one never takes the place of a good one.
    refreshToken: refresh_token ? refresh_token : null,
    expiresAtMs: endOf(expires_in),
    refreshExpiresAtMs: refresh_token ? endOf(refresh_expires_in) : null,
    scopes: scope === null || scope === undefined ? null : scope.split(/[\s,]+/).filter((one) => one !== ""),
  };
}

interface LoginTrouble {
  kind: ErrorKind;
  code: string;
  hint: string;
}

const APP_REFUSED: LoginTrouble = {
  kind: "config",
  code: "login-app-refused",
  hint: "Compare the app at developers.tiktok.com with what viral was given: client key, client secret, scopes, and the redirect address, to the letter.",
};
const CONNECT_AGAIN = "`viral accounts connect tiktok` connects it again.";

/** `error` of the token address: developers.tiktok.com, oauth-error-handling, read 2026-11-29. */
const LOGIN_TROUBLES: ReadonlyMap<string, LoginTrouble> = new Map(
  Object.entries<LoginTrouble>({
    invalid_client: APP_REFUSED,
    unauthorized_client: APP_REFUSED,
    unsupported_grant_type: APP_REFUSED,
    unsupported_response_type: APP_REFUSED,
    invalid_scope: APP_REFUSED,
    invalid_request: APP_REFUSED,
    access_denied: {
      kind: "refused",
      code: "login-denied",
      hint: "TikTok was told not to let viral in: connect again and allow it.",
    },
  }),
);

/** Both mean that the grant is no more; for an exchange, that its code was used or is too old. */
const GRANT_GONE: Readonly<Record<TokenQuestion["what"], LoginTrouble>> = {
  exchange: {
    kind: "refused",
    code: "login-expired",
    hint: "A code is good once and for minutes: connect again.",
  },
  refresh: { kind: "refused", code: "account-reconnect-needed", hint: CONNECT_AGAIN },
  revoke: { kind: "refused", code: "account-reconnect-needed", hint: CONNECT_AGAIN },
};

/** Throws where the answer is an error: it comes with any status. Whatever is not known to be for good is transient. */
export function checkTokenAnswer(
  answer: VendorAnswer,
  { what, secrets }: Pick<TokenQuestion, "what" | "secrets">,
): void {
  const { status } = answer;
  const error = errorIn(answer.json);
  if (error === undefined && status >= 200 && status <= 299) return;
  const known = error === "invalid_grant" ? GRANT_GONE[what] : LOGIN_TROUBLES.get(error ?? "");
  const words = createRedactor(secrets).text(wordsOf(answer));
  const message = `tiktok (${status}) on a ${what} of a token: ${words}`;
  if (known === undefined || status >= 500)
    throw new AppError({ kind: "transient", code: "login-unavailable", message, hint: "Try again later." });
  throw new AppError({ ...known, message, details: { status } });
}

const Described = z.object({ error: z.string(), error_description: z.string() });

function wordsOf(answer: VendorAnswer): string {
  const read = Described.safeParse(answer.json);
  if (!read.success) return vendorMessage(answer);
  const { error, error_description } = read.data;
  return vendorMessage({ json: `${error}: ${error_description}`, text: "" });
}

const Errors = z.union([
  z.object({ error: z.string().min(1) }).transform(({ error }) => error),
  // The data API's way of saying it.
  z.object({ error: z.object({ code: z.string() }) }).transform(({ error }) => error.code),
]);

function errorIn(json: unknown): string | undefined {
  const read = Errors.safeParse(json);
  return read.success && read.data !== "ok" ? read.data : undefined;
}

function odd(what: string): AppError {
  return new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message: `tiktok ${what}.`,
    hint: "If this stays, check providers.tiktok.baseUrl.",
  });
}
