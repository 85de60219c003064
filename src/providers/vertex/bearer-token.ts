import { sign } from "node:crypto";
import { z } from "zod";
import { AppError, isAppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import type { VendorLine } from "../contracts/vendor.ts";
import { sendJson } from "../http/send-json.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { KEY_NAME, readServiceAccount, type ServiceAccount } from "./service-account.ts";

export interface TokenParts {
  providerId: string;
  /** Without a slash at its end. */
  tokenBaseUrl: string;
  clock: Clock;
}

export interface Access {
  token: string;
  projectId: string;
}

/** A way to Google's APIs with a service account: a signed claim is changed for a token that is good for an hour. */
export interface BearerTokens {
  /**
   * The line's key is the path of the account's file. Throws config errors of a person's to mend, and transient errors which
   * say that nothing was sent to the API itself.
   */
  access(line: Pick<VendorLine, "key" | "fetch">): Promise<Access>;
  /** The last one was refused. */
  forget(): void;
  /** The last one that was had, if any, refused or not: nobody may see it. */
  held(): readonly string[];
}

const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const LIFETIME_SECONDS = 3_600;
/** A token that ends on the way is as good as none. */
const SLACK_MS = 60_000;
const TIMEOUT_MS = 30_000;

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export function bearerTokens(parts: TokenParts): BearerTokens {
  let known: { access: Promise<Access>; untilMs: number } | undefined;
  let held: readonly string[] = [];
  return {
    async access(line) {
      if (known && parts.clock.nowMs() < known.untilMs) return await known.access;
      // Those who ask meanwhile share it; it is good for as long as its answer says.
      const asked = { access: ask(), untilMs: parts.clock.nowMs() + TIMEOUT_MS };
      known = asked;
      async function ask(): Promise<Access> {
        const account = await readServiceAccount(line.key);
        const { access_token, expires_in } = await exchange(account, line.fetch, parts);
        asked.untilMs = parts.clock.nowMs() + expires_in * 1_000 - SLACK_MS;
        held = [access_token];
        return { token: access_token, projectId: account.projectId };
      }
      try {
        return await asked.access;
      } catch (error) {
        if (known === asked) known = undefined;
        throw error;
      }
    },
    forget: () => {
      known = undefined;
    },
    held: () => held,
  };
}

async function exchange(
  account: ServiceAccount,
  fetch: typeof globalThis.fetch,
  { providerId, tokenBaseUrl, clock }: TokenParts,
): Promise<z.infer<typeof Granted>> {
  const url = `${tokenBaseUrl}/token`;
  const form = {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion: signedClaim(account, url, Math.floor(clock.nowMs() / 1_000)),
  };
  const answer = await sendJson(fetch, {
    providerId,
    method: "POST",
    url,
    form,
    timeoutMs: TIMEOUT_MS,
  }).catch((error: unknown) => {
    if (isAppError(error) && error.kind === "config") throw error;
    throw noToken(providerId, error instanceof Error ? error.message : String(error));
  });
  const granted = Granted.safeParse(answer.json);
  if (answer.status === 200 && granted.success) return granted.data;
  const message = vendorMessage(answer);
  if (answer.status < 400 || answer.status === 408 || answer.status === 429 || answer.status >= 500)
    throw noToken(providerId, `${answer.status}: ${message}`);
  throw new AppError({
    kind: "config",
    code: "vendor-key-refused",
    message: `Google gives ${account.email} no access (${answer.status}): ${message}`,
    hint: `Check the service account in the file that ${KEY_NAME} names, and this machine's clock.`,
    details: { providerId, keyName: KEY_NAME, status: answer.status },
  });
}

export function signedClaim(account: ServiceAccount, audience: string, nowSeconds: number): string {
  const header = { alg: "RS256", typ: "JWT", ...(account.keyId === undefined ? {} : { kid: account.keyId }) };
  const claim = {
    iss: account.email,
    scope: SCOPE,
    aud: audience,
    iat: nowSeconds,
    exp: nowSeconds + LIFETIME_SECONDS,
  };
  const signed = [header, claim]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), account.privateKey).toString("base64url")}`;
}

/** Without a token nothing is sent to where clips are made. */
function noToken(providerId: string, why: string): AppError {
  return new AppError({
    kind: "transient",
    code: "vendor-no-token",
    message: `${providerId} could get no token, and asked for nothing: ${why}`,
    hint: "Try again later.",
    details: { reached: "no" },
  });
}
