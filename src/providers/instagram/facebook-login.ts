import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { Grant, GrantedAccount, PlatformLogin } from "../contracts/platform-login.ts";
import { GRAPH_VERSION } from "./graph.ts";
import { Id } from "./ids.ts";
import { loginError, oddLogin } from "./login-errors.ts";
import { askLogin, jsonOf, type LoginParts, revokeByHand } from "./login-line.ts";
import { handleOf } from "./publisher.ts";
import { readError } from "./read-error.ts";
import { grantIn } from "./token-answer.ts";

/** `pages_show_list` finds the Page that the account hangs on. */
const SCOPES = ["instagram_basic", "instagram_content_publish", "pages_show_list", "pages_read_engagement"];
/** A token lives some 60 days, and can be renewed only while it lives. */
export const RENEW_BEFORE_MS = 30 * 86_400_000;
const PAGES_OF_PAGES_MAX = 20;

/**
 * Facebook Login for Business, without its beta PKCE: the code is exchanged with the app's secret. What it grants is one
 * person's; each account is posted to with the token of its Page, which has no end.
 */
export function createFacebookLogin(parts: LoginParts): PlatformLogin {
  const { addresses, clock } = parts;
  const root = `${addresses.graph}/${GRAPH_VERSION}`;
  return {
    scopes: SCOPES,
    ways: [],
    hasPkce: false,
    renewBeforeMs: RENEW_BEFORE_MS,
    authorizeUrl({ app, redirectUri, state }) {
      const query = new URLSearchParams({
        client_id: app.clientId,
        redirect_uri: redirectUri,
        state,
        response_type: "code",
        scope: SCOPES.join(","),
      });
      return `${addresses.facebookBrowser}/${GRAPH_VERSION}/dialog/oauth?${query.toString()}`;
    },
    async exchange({ app, redirectUri, code, signal }) {
      const { clientId: client_id, clientSecret: client_secret } = app;
      const query = { client_id, client_secret, redirect_uri: redirectUri, code };
      const answer = await askLogin(parts, `${root}/oauth/access_token`, { query, signal });
      const short = grantIn(jsonOf(answer, "code"), undefined, clock);
      return await lengthen(parts, app, short.accessToken, signal);
    },
    async refresh(app, grant, signal) {
      if (grant.expiresAtMs !== null) return await lengthen(parts, app, grant.accessToken, signal);
      // Nothing renews the token of a Page: either it is still good, or the person has to grant it again.
      const answer = await askLogin(parts, `${root}/me`, {
        query: { fields: "id" },
        token: grant.accessToken,
        signal,
      });
      jsonOf(answer, "token");
      return grant;
    },
    async revoke(_app, grant, signal) {
      // With the token of a Page nothing is taken back; with the person's, the accounts of all its Pages would be.
      if (grant.expiresAtMs === null) throw revokeByHand("facebook.com/settings, Business integrations");
      const question = { method: "DELETE", token: grant.accessToken, signal } as const;
      const answer = await askLogin(parts, `${root}/me/permissions`, question);
      const error = readError(answer);
      if (error && error.code !== 190) throw loginError(answer, "token");
    },
    async accountsOf(grant, signal) {
      return await accountsOf(parts, `${root}/me`, grant, signal);
    },
  };
}

/** A token of some 60 days from one of an hour, or from one of those. */
async function lengthen(
  parts: LoginParts,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  token: string,
  signal: AbortSignal,
): Promise<Grant> {
  const query = {
    grant_type: "fb_exchange_token",
    client_id: clientId,
    client_secret: clientSecret,
    fb_exchange_token: token,
  };
  const address = `${parts.addresses.graph}/${GRAPH_VERSION}/oauth/access_token`;
  return grantIn(jsonOf(await askLogin(parts, address, { query, signal }), "token"), token, parts.clock);
}

const Professional = z.object({ id: Id, username: z.string().nullish() });
const Page = z.object({
  id: Id,
  access_token: z.string().min(1).nullish(),
  instagram_business_account: Professional.nullish(),
});
const Pages = z.object({
  data: z.array(Page),
  paging: z
    .object({ cursors: z.object({ after: z.string() }).nullish(), next: z.string().nullish() })
    .nullish(),
});
const ACCOUNT = "instagram_business_account{id,username}";

/** Each of the person's Pages that has a professional account; or, for the token of a Page, its one. */
async function accountsOf(
  parts: LoginParts,
  me: string,
  { accessToken: token, scopes }: Grant,
  signal: AbortSignal,
): Promise<readonly GrantedAccount[]> {
  const found: GrantedAccount[] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES_OF_PAGES_MAX; page += 1) {
    const query = {
      fields: `id,access_token,${ACCOUNT}`,
      limit: "100",
      ...(after === undefined ? {} : { after }),
    };
    const answer = await askLogin(parts, `${me}/accounts`, { query, token, signal });
    // A Page has no Pages: Meta calls it a field that does not exist.
    if (page === 0 && readError(answer)?.code === 100) return [await accountOfPage(parts, me, token, signal)];
    const read = Pages.safeParse(jsonOf(answer, "token"));
    if (!read.success) throw oddLogin();
    found.push(...read.data.data.flatMap((one) => accountIn(one, scopes)));
    after = read.data.paging?.next ? read.data.paging.cursors?.after : undefined;
    if (after === undefined) break;
  }
  if (found.length === 0) throw noAccount();
  return found;
}

function accountIn(
  { id, access_token, instagram_business_account: professional }: z.infer<typeof Page>,
  scopes: readonly string[] | null,
): GrantedAccount[] {
  if (!professional) return [];
  const account = { userId: professional.id, name: nameOf(professional), facts: { pageId: id } };
  if (!access_token) return [account];
  const grant = { refreshToken: null, expiresAtMs: null, refreshExpiresAtMs: null, scopes };
  return [{ ...account, grant: { ...grant, accessToken: access_token } }];
}

async function accountOfPage(
  parts: LoginParts,
  me: string,
  token: string,
  signal: AbortSignal,
): Promise<GrantedAccount> {
  const answer = await askLogin(parts, me, { query: { fields: `id,${ACCOUNT}` }, token, signal });
  const read = Page.safeParse(jsonOf(answer, "token"));
  if (!read.success) throw oddLogin();
  const [account] = accountIn(read.data, null);
  if (!account) throw noAccount();
  return account;
}

const nameOf = ({ id, username }: z.infer<typeof Professional>): string =>
  username ? `@${handleOf(username)}` : id;

function noAccount(): AppError {
  return new AppError({
    kind: "config",
    code: "login-without-account",
    message: "None of the Facebook Pages that were granted has a professional Instagram account.",
    hint: "Make the account a professional one, link it to a Page, and grant that Page in the browser.",
  });
}
