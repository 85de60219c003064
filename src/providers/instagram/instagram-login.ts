import { z } from "zod";
import type { PlatformLogin } from "../contracts/platform-login.ts";
import { RENEW_BEFORE_MS } from "./facebook-login.ts";
import { GRAPH_VERSION } from "./graph.ts";
import { Id } from "./ids.ts";
import { oddLogin } from "./login-errors.ts";
import { askLogin, jsonOf, type LoginParts, revokeByHand } from "./login-line.ts";
import { handleOf } from "./publisher.ts";
import { grantIn } from "./token-answer.ts";

const SCOPES = ["instagram_business_basic", "instagram_business_content_publish"];

/**
 * Business Login for Instagram: no Facebook Page is needed, and no file is taken. It has no PKCE. Exchange and renewal want
 * the token in the address, which is the one place where it stands there.
 */
export function createInstagramLogin(parts: LoginParts): PlatformLogin {
  const { addresses, clock } = parts;
  const root = addresses.instagramGraph;
  return {
    scopes: SCOPES,
    ways: [],
    hasPkce: false,
    renewBeforeMs: RENEW_BEFORE_MS,
    authorizeUrl({ app, redirectUri, state }) {
      const query = new URLSearchParams({
        client_id: app.clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scope: SCOPES.join(","),
        state,
      });
      return `${addresses.instagramBrowser}/oauth/authorize?${query.toString()}`;
    },
    async exchange({ app, redirectUri, code, signal }) {
      const form = {
        client_id: app.clientId,
        client_secret: app.clientSecret,
        grant_type: "authorization_code",
        redirect_uri: redirectUri,
        // Instagram puts this behind the code, and wants it back without.
        code: code.replace(/#_$/, ""),
      };
      const address = `${addresses.instagramToken}/oauth/access_token`;
      const asked = await askLogin(parts, address, { method: "POST", form, signal });
      const short = grantIn(jsonOf(asked, "code"), undefined, clock);
      const query = {
        grant_type: "ig_exchange_token",
        client_secret: app.clientSecret,
        access_token: short.accessToken,
      };
      const answer = await askLogin(parts, `${root}/access_token`, { query, signal });
      const long = grantIn(jsonOf(answer, "token"), short.accessToken, clock);
      return { ...long, scopes: long.scopes ?? short.scopes };
    },
    async refresh(_app, grant, signal) {
      const query = { grant_type: "ig_refresh_token", access_token: grant.accessToken };
      const answer = await askLogin(parts, `${root}/refresh_access_token`, { query, signal });
      return grantIn(jsonOf(answer, "token"), grant.accessToken, clock);
    },
    revoke: () =>
      Promise.reject(revokeByHand("instagram.com, Settings, Website permissions, Apps and websites")),
    async accountsOf({ accessToken: token }, signal) {
      const query = { fields: "user_id,username" };
      const answer = await askLogin(parts, `${root}/${GRAPH_VERSION}/me`, { query, token, signal });
      const read = Me.safeParse(jsonOf(answer, "token"));
      if (!read.success) throw oddLogin();
      const { user_id, username } = read.data;
      return [{ userId: user_id, name: username ? `@${handleOf(username)}` : user_id, facts: {} }];
    },
  };
}

/** `id` is another number, of this app only. Wrapped on one page of the documentation, bare on another. */
const User = z.object({ user_id: Id, username: z.string().nullish() });
const Me = z.union([User, z.object({ data: z.tuple([User]) }).transform(({ data }) => data[0])]);
