import { createHash, randomUUID } from "node:crypto";
import {
  type ContractReply,
  type ContractRequest,
  type ContractServer,
  contractServer,
} from "./contract-server.ts";

export const GOOGLE_APP = { clientId: "app-1.apps.example", clientSecret: "GOCSPX-canary-secret-0123456789" };

/** What Google lets a device ask for. */
const DEVICE_SCOPES = new Set(["https://www.googleapis.com/auth/youtube"]);

export interface GooglePlan {
  /** A refresh answers with a new refresh token, and forgets the old one. */
  rotates: boolean;
  /** The refresh token has ended: a week after an app in testing was let in. */
  isGone: boolean;
  expiresInSeconds: number;
  /** What a device's next looks are answered: by `allow` at last. */
  device: ("authorization_pending" | "slow_down" | "access_denied" | "expired_token" | "allow")[];
}

/** accounts.google.com and oauth2.googleapis.com for one app and one channel: research §2.7. */
export interface GoogleTokens {
  origin: string;
  server: ContractServer;
  plan: GooglePlan;
  isGood(accessToken: string): boolean;
  /** Another access token; those of before stay good. */
  issue(): string;
  expire(accessToken: string): void;
  refreshToken(): string;
  /** As if a person had consented at this address; gives the code that the browser brings back. */
  consent(authorizeUrl: string): string;
  revokedCount(): number;
}

export async function googleTokensServer(): Promise<GoogleTokens> {
  const plan: GooglePlan = { rotates: false, isGone: false, expiresInSeconds: 3_599, device: ["allow"] };
  const good = new Set<string>();
  const codes = new Map<string, { challenge: string; redirectUri: string; scope: string }>();
  const devices = new Set<string>();
  let refresh = `1//refresh-${randomUUID()}`;
  let revoked = 0;
  const issue = (): string => {
    const token = `ya29.${randomUUID()}`;
    good.add(token);
    return token;
  };
  const granted = (more: Record<string, unknown>): ContractReply => ({
    status: 200,
    json: { access_token: issue(), expires_in: plan.expiresInSeconds, token_type: "Bearer", ...more },
  });
  const grants: Record<string, (form: URLSearchParams) => ContractReply> = {
    authorization_code(form) {
      const code = codes.get(form.get("code") ?? "");
      codes.delete(form.get("code") ?? "");
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      if (code === undefined || code.challenge !== challenge)
        return refusal(400, "invalid_grant", "Bad Request");
      if (code.redirectUri !== form.get("redirect_uri"))
        return refusal(400, "redirect_uri_mismatch", "Bad Request");
      return granted({ refresh_token: refresh, scope: code.scope });
    },
    refresh_token(form) {
      if (plan.isGone || form.get("refresh_token") !== refresh)
        return refusal(400, "invalid_grant", "Token has been expired or revoked.");
      if (!plan.rotates) return granted({ scope: "s" });
      refresh = `1//refresh-${randomUUID()}`;
      return granted({ refresh_token: refresh, scope: "s" });
    },
    [DEVICE_GRANT](form) {
      if (!devices.has(form.get("device_code") ?? "")) return refusal(400, "invalid_grant", "Malformed");
      const next = plan.device.length > 1 ? plan.device.shift() : plan.device[0];
      if (next === "authorization_pending") return refusal(428, next, "Precondition Required");
      if (next === "slow_down" || next === "access_denied") return refusal(403, next, "Forbidden");
      if (next === "expired_token") return refusal(400, next, "The device code has expired");
      return granted({ refresh_token: refresh, scope: [...DEVICE_SCOPES].join(" ") });
    },
  };
  const server = await contractServer({
    routes: [
      {
        method: "POST",
        path: "/token",
        violations: (request) => brokenForm(request, grants),
        answer(request) {
          const form = formOf(request);
          if (
            form.get("client_id") !== GOOGLE_APP.clientId ||
            form.get("client_secret") !== GOOGLE_APP.clientSecret
          )
            return refusal(401, "invalid_client", "The OAuth client was not found.");
          return grants[form.get("grant_type") ?? ""]?.(form) ?? refusal(400, "unsupported_grant_type", "");
        },
      },
      {
        method: "POST",
        path: "/device/code",
        violations: (request) => {
          const scopes = (formOf(request).get("scope") ?? "").split(" ");
          return scopes
            .filter((scope) => !DEVICE_SCOPES.has(scope))
            .map((scope) => `no device may ask for ${scope}`);
        },
        answer() {
          const code = `device-${randomUUID()}`;
          devices.add(code);
          const verification_url = "https://www.google.com/device";
          return {
            status: 200,
            json: {
              device_code: code,
              user_code: "GQVQ-JKEC",
              verification_url,
              expires_in: 1_800,
              interval: 5,
            },
          };
        },
      },
      {
        method: "POST",
        path: "/revoke",
        violations: (request) => (formOf(request).get("token") ? [] : ["there is no token"]),
        answer(request) {
          const token = formOf(request).get("token") ?? "";
          if (token !== refresh && !good.has(token))
            return refusal(400, "invalid_token", "Token expired or revoked");
          revoked += 1;
          good.clear();
          refresh = "";
          return { status: 200, json: {} };
        },
      },
    ],
    refuse: (status, problems) => refusal(status, "invalid_request", problems.join("; ")),
  });
  return {
    origin: server.origin,
    server,
    plan,
    isGood: (token) => good.has(token),
    issue,
    expire: (token) => void good.delete(token),
    refreshToken: () => refresh,
    consent(authorizeUrl) {
      const { searchParams } = new URL(authorizeUrl);
      const code = `4/0-${randomUUID()}`;
      codes.set(code, {
        challenge: searchParams.get("code_challenge") ?? "",
        redirectUri: searchParams.get("redirect_uri") ?? "",
        scope: searchParams.get("scope") ?? "",
      });
      return code;
    },
    revokedCount: () => revoked,
  };
}

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

const formOf = ({ body }: ContractRequest): URLSearchParams => new URLSearchParams(body.toString("utf8"));

const refusal = (status: number, error: string, description: string): ContractReply => ({
  status,
  json: { error, error_description: description },
});

function brokenForm(request: ContractRequest, grants: Readonly<Record<string, unknown>>): string[] {
  const grantType = formOf(request).get("grant_type") ?? "none";
  const type = String(request.headers["content-type"]);
  return [
    ...(type.startsWith("application/x-www-form-urlencoded") ? [] : [`content-type is ${type}`]),
    ...(grantType in grants ? [] : [`grant_type is ${grantType}`]),
    ...(request.query.size === 0 ? [] : ["something stands in the address"]),
  ];
}
