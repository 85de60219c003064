import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { Grant, PlatformApp } from "../contracts/platform-login.ts";
import type { UploadAnswer, VendorParts } from "../contracts/vendor.ts";
import { createRedactor } from "../http/redact.ts";
import { sendJson } from "../http/send-json.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { YOUTUBE } from "./youtube-api.ts";

const TIMEOUT_MS = 30_000;

/** Without a slash at their ends. */
export interface GoogleAddresses {
  auth: string;
  token: string;
}

type Form = Readonly<Record<string, string>>;

/** Google's token endpoint: one request each, nothing repeated. Throws as `PlatformLogin` says. */
export interface TokenDesk {
  /** Whatever is answered. `form` holds secrets: nothing of it is in the answer any more. */
  ask(path: string, form: Form, signal: AbortSignal): Promise<UploadAnswer>;
  grant(app: PlatformApp, form: Form, signal: AbortSignal): Promise<Grant>;
  refresh(app: PlatformApp, grant: Grant, signal: AbortSignal): Promise<Grant>;
  revoke(grant: Grant, signal: AbortSignal): Promise<void>;
  readGrant(answer: UploadAnswer): Grant;
}

const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().optional(),
  refresh_token_expires_in: z.number().positive().optional(),
  scope: z.string().optional(),
});
const Refusal = z.object({ error: z.string() });

export function createTokenDesk(parts: VendorParts, { token }: GoogleAddresses): TokenDesk {
  const ask: TokenDesk["ask"] = async (path, form, signal) => {
    const answer = await sendJson((await parts.line()).fetch, {
      providerId: YOUTUBE,
      method: "POST",
      url: `${token}${path}`,
      form,
      timeoutMs: TIMEOUT_MS,
      signal,
    });
    return answer.status < 400 ? answer : withoutSecrets(answer, form);
  };
  const readGrant: TokenDesk["readGrant"] = (answer) => {
    if (answer.status < 200 || answer.status > 299) throw loginError(answer);
    const { success, data } = Granted.safeParse(answer.json);
    if (!success) throw odd(answer.status);
    const nowMs = parts.clock.nowMs();
    const endOf = (seconds: number | undefined) => (seconds === undefined ? null : nowMs + seconds * 1_000);
    return {
      accessToken: data.access_token,
      refreshToken: data.refresh_token ? data.refresh_token : null,
      expiresAtMs: endOf(data.expires_in),
      refreshExpiresAtMs: endOf(data.refresh_token_expires_in),
      scopes: data.scope === undefined ? null : data.scope.split(" ").filter((scope) => scope !== ""),
    };
  };
  const grant: TokenDesk["grant"] = async (app, form, signal) =>
    readGrant(await ask("/token", { ...formOf(app), ...form }, signal));
  return {
    ask,
    readGrant,
    grant,
    async refresh(app, { refreshToken }, signal) {
      if (!refreshToken) throw reconnect("there is no refresh token");
      const form = { grant_type: "refresh_token", refresh_token: refreshToken };
      const answer = await ask("/token", { ...formOf(app), ...form }, signal);
      if (errorIn(answer) === "invalid_grant") throw reconnect(vendorMessage(answer));
      return readGrant(answer);
    },
    async revoke({ refreshToken, accessToken }, signal) {
      const answer = await ask("/revoke", { token: refreshToken ? refreshToken : accessToken }, signal);
      if (answer.status === 200 || errorIn(answer) === "invalid_token") return;
      throw loginError(answer);
    },
  };
}

/** An app of the desktop kind has a secret, too, though it keeps nothing secret. */
export const formOf = ({ clientId, clientSecret }: PlatformApp): Form => ({
  client_id: clientId,
  ...(clientSecret === "" ? {} : { client_secret: clientSecret }),
});

/** Google's name for what went wrong: `invalid_grant`. */
export const errorIn = ({ json }: UploadAnswer): string | undefined => Refusal.safeParse(json).data?.error;

const NAMES = new Set(["client_id", "grant_type", "redirect_uri", "scope"]);

function withoutSecrets(answer: UploadAnswer, form: Form): UploadAnswer {
  const secrets = Object.entries(form).flatMap(([name, value]) => (NAMES.has(name) ? [] : [value]));
  const redactor = createRedactor(secrets);
  return { ...answer, json: redactor.json(answer.json), text: redactor.text(answer.text) };
}

/** developers.google.com/identity/protocols/oauth2/native-app, "Authorization errors", and RFC 6749, 5.2. */
const APP_ERRORS = new Set([
  "admin_policy_enforced",
  "deleted_client",
  "disabled_client",
  "invalid_client",
  "invalid_scope",
  "org_internal",
  "redirect_uri_mismatch",
  "unauthorized_client",
]);

/** What the token endpoint says when it gives no token. */
export function loginError(answer: UploadAnswer): AppError {
  const { status } = answer;
  const name = errorIn(answer) ?? "";
  const message = `google (${status}): ${vendorMessage(answer)}`;
  const details = { providerId: YOUTUBE, status };
  if (APP_ERRORS.has(name))
    return new AppError({
      kind: "config",
      code: "login-app-refused",
      message,
      hint: 'Check the app\'s client id and secret at console.cloud.google.com; its kind must be "Desktop app", or "TVs and Limited Input devices" for the device flow.',
      details,
    });
  if (name === "access_denied")
    return new AppError({
      kind: "refused",
      code: "login-denied",
      message,
      hint: "Somebody said no.",
      details,
    });
  if (name === "invalid_grant" || name === "expired_token")
    return new AppError({
      kind: "refused",
      code: "login-expired",
      message,
      hint: "The code was used before, or is too old: connect once more.",
      details,
    });
  if (status >= 500 || status === 408 || status === 429)
    return new AppError({
      kind: "transient",
      code: "vendor-busy",
      message,
      hint: "Try again later.",
      details,
    });
  return new AppError({ kind: "refused", code: "login-refused", message, details });
}

const reconnect = (why: string): AppError =>
  new AppError({
    kind: "refused",
    code: "account-reconnect-needed",
    message: `google no longer lets viral in to this account: ${why}.`,
    hint: "Connect it again: `viral accounts connect youtube`. If it was connected a week ago, the app's consent screen is still in testing: publish it.",
    details: { providerId: YOUTUBE },
  });

const odd = (status: number): AppError =>
  new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message: `google answered ${status} where a token was asked for, and there is none in it.`,
    details: { providerId: YOUTUBE, reached: "yes", status },
  });
