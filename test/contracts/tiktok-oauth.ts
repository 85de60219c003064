import { createHash } from "node:crypto";
import type { ContractReply, ContractRequest } from "./contract-server.ts";
import { TIKTOK_APP, type TiktokHouse, type TiktokUnknowns } from "./tiktok-house.ts";
import { formOf } from "./tiktok-shapes.ts";

type Answer = (request: ContractRequest) => ContractReply;

/** How TikTok lets an app in: research social-apis §1.1. Codes are good once, refresh tokens rotate. */
export function tiktokOauth(house: TiktokHouse): { authorize: Answer; token: Answer; revoke: Answer } {
  const { unknowns, clock } = house;
  const oauthError = (error: string, words: string): ContractReply => ({
    status: unknowns.oauthErrorStatus,
    json: { error, error_description: words, log_id: "2026112900" },
  });
  const isOurApp = (form: Record<string, string>): boolean =>
    form["client_key"] === TIKTOK_APP.clientId && form["client_secret"] === TIKTOK_APP.clientSecret;

  function authorize({ query }: ContractRequest): ContractReply {
    const openId = [...house.people.keys()].at(-1) ?? "";
    const code = `code*${house.codes.size}!1234`;
    const redirectUri = query.get("redirect_uri") ?? "";
    const challenge = query.get("code_challenge") ?? "";
    house.codes.set(code, { openId, redirectUri, challenge, scopes: (query.get("scope") ?? "").split(",") });
    const back = new URLSearchParams({
      code,
      state: query.get("state") ?? "",
      scopes: query.get("scope") ?? "",
    });
    return { status: 302, headers: { location: `${redirectUri}?${back.toString()}` } };
  }

  function token(request: ContractRequest): ContractReply {
    const form = formOf(request);
    if (!isOurApp(form)) return oauthError("invalid_client", "Client key or secret is incorrect.");
    if (form["grant_type"] === "refresh_token") return refresh(form["refresh_token"] ?? "");
    const code = house.codes.get(form["code"] ?? "");
    house.codes.delete(form["code"] ?? "");
    if (!code) return oauthError("invalid_grant", "Authorization code is expired.");
    if (code.redirectUri !== form["redirect_uri"])
      return oauthError("invalid_request", "Redirect_uri is not matched with the uri when requesting code.");
    const challenge = createHash("sha256")
      .update(form["code_verifier"] ?? "")
      .digest("hex");
    if (challenge !== code.challenge)
      return oauthError("invalid_request", "Code verifier or code challenge is invalid.");
    return tokens(code.openId, code.scopes);
  }

  function refresh(refreshToken: string): ContractReply {
    const granted = house.refreshTokens.get(refreshToken);
    if (!granted || granted.endsAtMs <= clock.nowMs())
      return oauthError("invalid_grant", "Refresh token is invalid or expired.");
    if (unknowns.refreshBrings === "another") house.refreshTokens.delete(refreshToken);
    return tokens(granted.openId, granted.scopes, unknowns.refreshBrings);
  }

  function tokens(
    openId: string,
    scopes: readonly string[],
    brings: TiktokUnknowns["refreshBrings"] = "another",
  ): ContractReply {
    const { accessToken, refreshToken } = house.grant(openId, scopes);
    const { accessTokenSeconds, refreshTokenSeconds } = unknowns;
    const json = {
      access_token: accessToken,
      expires_in: accessTokenSeconds,
      open_id: openId,
      scope: scopes.join(","),
      token_type: "Bearer",
      ...(brings === "empty" ? { refresh_token: "" } : {}),
      ...(brings === "another"
        ? { refresh_token: refreshToken, refresh_expires_in: refreshTokenSeconds }
        : {}),
    };
    return { status: 200, json };
  }

  function revoke(request: ContractRequest): ContractReply {
    const form = formOf(request);
    if (!isOurApp(form)) return oauthError("invalid_client", "Client key or secret is incorrect.");
    const granted = house.accessTokens.get(form["token"] ?? "");
    if (!granted) return oauthError("invalid_grant", "Access token is invalid.");
    for (const held of [house.accessTokens, house.refreshTokens])
      for (const [name, one] of held) if (one.openId === granted.openId) held.delete(name);
    return { status: 200, json: {} };
  }

  return { authorize, token, revoke };
}
