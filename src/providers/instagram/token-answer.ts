import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { Grant } from "../contracts/platform-login.ts";
import { REDACTED } from "../http/redact.ts";
import { oddLogin } from "./login-errors.ts";

const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish(),
  permissions: z.union([z.string(), z.array(z.string())]).nullish(),
});
/** Instagram's own login wraps it on one page of its documentation and not on another. */
const Answer = z.union([Token, z.object({ data: z.tuple([Token]) }).transform(({ data }) => data[0])]);

/**
 * A grant as Meta answers it. There is no refresh token: the token itself is renewed while it lives. `sent`: the token that
 * the question carried; it is taken out of all answers, also where Meta gives the same one again.
 */
export function grantIn(json: unknown, sent: string | undefined, clock: Clock): Grant {
  const read = Answer.safeParse(json);
  if (!read.success) throw oddLogin();
  const { access_token, expires_in, permissions } = read.data;
  const accessToken = access_token === REDACTED ? sent : access_token;
  if (accessToken === undefined) throw oddLogin();
  return {
    accessToken,
    refreshToken: null,
    expiresAtMs: expires_in ? clock.nowMs() + expires_in * 1000 : null,
    refreshExpiresAtMs: null,
    scopes: scopesIn(permissions),
  };
}

function scopesIn(permissions: string | string[] | null | undefined): readonly string[] | null {
  if (permissions === null || permissions === undefined) return null;
  const scopes = typeof permissions === "string" ? permissions.split(",") : permissions;
  return scopes.map((scope) => scope.trim()).filter((scope) => scope !== "");
}
