import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError, isAppError } from "../../core/app-error.ts";
import type { Grant, GrantedAccount, PlatformApp, PlatformLogin } from "../contracts/platform-login.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { sendJson } from "../http/send-json.ts";
import { readBaseUrl } from "../http/vendor-address.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { cleanUsername } from "./creator-info.ts";
import { checkTokenAnswer, readGrant, type TokenQuestion } from "./oauth-answer.ts";
import { askTiktok, dataOf, readData } from "./tiktok-api.ts";
import { TIKTOK } from "./troubles.ts";

/** Where people are asked; never by us. */
export const AUTH_BASE_URL = "https://www.tiktok.com";
const ANSWER_MS = 30_000;
/** A token lives two hours since November 2026: it is renewed well before a post that takes long. */
const RENEW_BEFORE_MS = 20 * 60_000;
/** Who it is, drafts, direct posts. */
const SCOPES = ["user.info.basic", "video.upload", "video.publish"];
const NAMES_SCOPE = "user.info.profile";

/** OAuth as developers.tiktok.com has it: login-kit-desktop and oauth-user-access-token-management, read 2026-11-22. */
export function createTiktokLogin(parts: VendorParts): PlatformLogin {
  const { baseUrl, settings, clock } = parts;
  const authBaseUrl = (settings["authBaseUrl"] ?? AUTH_BASE_URL).replace(/\/+$/u, "");

  /** Asks with the app's own proof; answers what came, and what it was asked with. */
  const post = async (
    what: TokenQuestion["what"],
    { clientId, clientSecret }: PlatformApp,
    form: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<{ answer: VendorAnswer; question: TokenQuestion }> => {
    const { fetch } = await parts.line();
    const secrets = Object.entries(form).flatMap(([name, value]) => (PLAIN.has(name) ? [] : [value]));
    const question = { what, sentAtMs: clock.nowMs(), secrets: [clientSecret, ...secrets] };
    const answer = await sendJson(fetch, {
      providerId: TIKTOK,
      method: "POST",
      url: `${baseUrl}/v2/oauth/${what === "revoke" ? "revoke" : "token"}/`,
      form: { client_key: clientId, client_secret: clientSecret, ...form },
      timeoutMs: ANSWER_MS,
      signal,
    });
    return { answer, question };
  };

  return {
    scopes: SCOPES,
    ways: [],
    hasPkce: true,
    renewBeforeMs: RENEW_BEFORE_MS,

    authorizeUrl({ app, redirectUri, state, verifier }) {
      const query = new URLSearchParams({
        client_key: app.clientId,
        scope: SCOPES.join(","),
        redirect_uri: redirectUri,
        state,
        response_type: "code",
        code_challenge: challengeOf(verifier),
        code_challenge_method: "S256",
      });
      readBaseUrl(TIKTOK, authBaseUrl);
      return `${authBaseUrl}/v2/auth/authorize/?${query.toString()}`;
    },

    async exchange({ app, redirectUri, verifier, code, signal }) {
      const form = { code, redirect_uri: redirectUri, code_verifier: verifier };
      const type = { grant_type: "authorization_code" };
      const { answer, question } = await post("exchange", app, { ...type, ...form }, signal);
      return readGrant(answer, question);
    },

    async refresh(app, { refreshToken }, signal) {
      if (refreshToken === null || refreshToken === "") throw nothingToRenew();
      const form = { grant_type: "refresh_token", refresh_token: refreshToken };
      const { answer, question } = await post("refresh", app, form, signal);
      return readGrant(answer, question);
    },

    async revoke(app, { accessToken }, signal) {
      const { answer, question } = await post("revoke", app, { token: accessToken }, signal);
      try {
        checkTokenAnswer(answer, question);
      } catch (error) {
        if (!isGone(error, answer)) throw error;
      }
    },

    accountsOf: async (grant, signal) => [await accountOf(grant, signal)],
  };

  async function accountOf(grant: Grant, signal: AbortSignal): Promise<GrantedAccount> {
    const fields = ["open_id", "display_name", ...(grant.scopes?.includes(NAMES_SCOPE) ? ["username"] : [])];
    const question = { method: "GET", path: `/v2/user/info/?fields=${fields.join(",")}` } as const;
    const answer = await askTiktok(await parts.line(), baseUrl, question, grant.accessToken, signal);
    const { user } = readData(UserInfo, dataOf(answer, clock.nowMs()));
    const username = cleanUsername(user.username);
    const shown = user.display_name?.trim()
      ? vendorMessage({ json: user.display_name, text: "" })
      : user.open_id;
    return {
      userId: user.open_id,
      name: username === null ? shown : `@${username}`,
      facts: username === null ? {} : { username },
    };
  }
}

/** What a form says that is no secret. */
const PLAIN: ReadonlySet<string> = new Set(["grant_type", "redirect_uri"]);

const UserInfo = z.object({
  user: z.object({
    open_id: z.string().min(1),
    display_name: z.string().nullish(),
    username: z.string().nullish(),
  }),
});

/** Hexadecimal, unlike RFC 7636: login-kit-desktop says so, and refuses everything else. */
const challengeOf = (verifier: string): string =>
  createHash("sha256").update(verifier, "ascii").digest("hex");

/** A token that TikTok does not know any more has been taken back already. */
function isGone(error: unknown, { json }: VendorAnswer): boolean {
  if (isAppError(error) && error.code === "account-reconnect-needed") return true;
  const read = z.object({ error: z.object({ code: z.literal("access_token_invalid") }) }).safeParse(json);
  return read.success;
}

function nothingToRenew(): AppError {
  return new AppError({
    kind: "refused",
    code: "account-reconnect-needed",
    message: "This TikTok account has no refresh token: when its access token ends, nothing can renew it.",
    hint: "`viral accounts connect tiktok` connects it again.",
  });
}
