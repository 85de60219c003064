import { createHash } from "node:crypto";
import type { Grant, PlatformLogin } from "../contracts/platform-login.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { ownChannel } from "./channel.ts";
import { deviceFlow } from "./device-flow.ts";
import { createTokenDesk, type GoogleAddresses } from "./token-desk.ts";
import { createYoutubeApi } from "./youtube-api.ts";

/** The first covers uploads, thumbnails, playlists and listings; the second is for measuring. */
const SCOPES = [
  "https://www.googleapis.com/auth/youtube.force-ssl",
  "https://www.googleapis.com/auth/yt-analytics.readonly",
] as const;
/** Access tokens last an hour. */
const RENEW_BEFORE_MS = 300_000;

/** Google's OAuth for installed apps: loopback redirect with PKCE, and a flow for machines without a browser. */
export function createYoutubeLogin(parts: VendorParts, addresses: GoogleAddresses): PlatformLogin {
  const desk = createTokenDesk(parts, addresses);
  return {
    scopes: SCOPES,
    ways: [],
    hasPkce: true,
    authorizeUrl({ app, redirectUri, state, verifier }) {
      const query = new URLSearchParams({
        client_id: app.clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        scope: SCOPES.join(" "),
        state,
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
        // Without these two there is no refresh token.
        access_type: "offline",
        prompt: "consent",
      });
      return `${addresses.auth}/o/oauth2/v2/auth?${query.toString()}`;
    },
    exchange: async ({ app, redirectUri, verifier, code, signal }) =>
      await desk.grant(
        app,
        { grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: redirectUri },
        signal,
      ),
    renewBeforeMs: RENEW_BEFORE_MS,
    refresh: async (app, grant, signal) => await desk.refresh(app, grant, signal),
    revoke: async (_app, grant, signal) => await desk.revoke(grant, signal),
    accountsOf: async (grant, signal) => {
      const { id, name } = await ownChannel(createYoutubeApi(parts, tokensOf(grant)), signal);
      return [{ userId: id, name, facts: {} }];
    },
    device: deviceFlow(desk, () => parts.clock.nowMs()),
  };
}

const tokensOf = ({ accessToken }: Grant) => ({ token: async () => accessToken });
