import type { ContractReply, ContractRequest, ContractRoute } from "./contract-server.ts";
import type { InstagramWorld } from "./instagram-world.ts";

export { REDIRECT } from "./instagram-world.ts";

export const APP = { clientId: "990602627938098", clientSecret: "secretcanary0123456789abcdef" };
export const CODE = "AQDcodecanary0123456789";

const SIXTY_DAYS_S = 60 * 86_400;

type Failure = (
  code: number,
  subcode?: number,
  more?: { status?: number; message?: string },
) => ContractReply;

/** Both logins: a code is good once, and for the redirect address that it was asked with. */
export function instagramLoginRoutes(
  world: InstagramWorld,
  account: { userId: string; username: string; pageId: string },
  version: string,
  failure: Failure,
): ContractRoute[] {
  let isCodeUsed = false;
  const ends = () => world.clock.nowMs() + SIXTY_DAYS_S * 1000;
  const token = (kind: "person" | "instagram", old?: string): ContractReply => {
    const isSame = old !== undefined && world.unknowns.renewedToken === "same";
    const access_token = isSame ? old : world.issue(kind, account.userId, ends());
    const known = world.tokens.get(access_token);
    if (known) known.expiresAtMs = ends();
    return { status: 200, json: { access_token, token_type: "bearer", expires_in: SIXTY_DAYS_S } };
  };
  const flawOfCode = (fields: URLSearchParams): "app" | "redirect" | "code" | undefined => {
    if (fields.get("client_id") !== APP.clientId || fields.get("client_secret") !== APP.clientSecret)
      return "app";
    if (fields.get("redirect_uri") !== world.redirectUri) return "redirect";
    if (fields.get("code") !== CODE || isCodeUsed) return "code";
    isCodeUsed = true;
    return undefined;
  };
  const bearer = ({ headers }: ContractRequest) => (headers.authorization ?? "").replace("Bearer ", "");
  const dead = failure(190, 463, { status: 401, message: "Session has expired" });
  const route = (
    method: string,
    path: string,
    answer: ContractRoute["answer"],
    violations: ContractRoute["violations"] = () => [],
  ): ContractRoute => ({ method, path, violations, answer });

  return [
    route("GET", `/graph-fb/${version}/oauth/access_token`, ({ query }) => {
      if (query.get("grant_type") === "fb_exchange_token") {
        const old = query.get("fb_exchange_token") ?? "";
        if (query.get("client_secret") !== APP.clientSecret)
          return failure(1, undefined, { message: "Bad secret" });
        return world.ownerOf(old) ? token("person", old) : dead;
      }
      const flaw = flawOfCode(query);
      if (flaw === "app") return failure(101, undefined, { message: "Error validating application." });
      if (flaw === "redirect") return failure(100, 36008, { message: "Error validating verification code." });
      if (flaw === "code") return failure(100, 36009, { message: "This authorization code has been used." });
      const short = world.issue("person", account.userId, world.clock.nowMs() + 3_600_000);
      return { status: 200, json: { access_token: short, token_type: "bearer", expires_in: 3600 } };
    }),
    route("GET", `/graph-fb/${version}/me/accounts`, (request) => {
      const owner = world.ownerOf(bearer(request));
      if (!owner) return dead;
      if (owner.kind === "page")
        return failure(100, undefined, { message: "Tried accessing nonexisting field (accounts)" });
      const isSecond = request.query.get("after") === "page-2";
      const page = { id: account.pageId, access_token: world.issue("page", account.userId) };
      const professional = { id: account.userId, username: account.username };
      const data = isSecond
        ? [{ ...page, instagram_business_account: professional }]
        : [{ id: "99", access_token: "x" }];
      const paging = isSecond
        ? { cursors: { after: "e" } }
        : { cursors: { after: "page-2" }, next: "https://next" };
      return { status: 200, json: { data, paging } };
    }),
    route("GET", `/graph-fb/${version}/me`, (request) => {
      if (!world.ownerOf(bearer(request))) return dead;
      const professional = { id: account.userId, username: account.username };
      return { status: 200, json: { id: account.pageId, instagram_business_account: professional } };
    }),
    route("DELETE", `/graph-fb/${version}/me/permissions`, (request) => {
      const old = bearer(request);
      if (!world.ownerOf(old)) return dead;
      world.kill(old);
      return { status: 200, json: { success: true } };
    }),
    route("POST", "/api-ig/oauth/access_token", ({ body }) => {
      const fields = new URLSearchParams(body.toString());
      const flaw = flawOfCode(fields);
      const refuse = (error_message: string): ContractReply => ({
        status: 400,
        json: { error_type: "OAuthException", code: 400, error_message },
      });
      if (flaw === "app") return refuse("Invalid platform app");
      if (flaw === "redirect") return refuse("Error validating redirect_uri");
      if (flaw === "code") return refuse("Matching code was not found or was already used");
      const short = world.issue("short", account.userId, world.clock.nowMs() + 3_600_000);
      const permissions = "instagram_business_basic,instagram_business_content_publish";
      // A number with more digits than a number can hold: nobody may take the id from here.
      const data = `{"data":[{"access_token":"${short}","user_id":${account.userId},"permissions":"${permissions}"}]}`;
      return { status: 200, headers: { "content-type": "application/json" }, body: data };
    }),
    route("GET", "/graph-ig/access_token", ({ query }) => {
      if (query.get("grant_type") !== "ig_exchange_token") return failure(100);
      if (query.get("client_secret") !== APP.clientSecret)
        return failure(101, undefined, { message: "Bad secret" });
      return world.ownerOf(query.get("access_token") ?? "")?.kind === "short" ? token("instagram") : dead;
    }),
    route("GET", "/graph-ig/refresh_access_token", ({ query }) => {
      if (query.get("grant_type") !== "ig_refresh_token") return failure(100);
      const old = query.get("access_token") ?? "";
      return world.ownerOf(old)?.kind === "instagram" ? token("instagram", old) : dead;
    }),
    route("GET", `/graph-ig/${version}/me`, (request) => {
      if (!world.ownerOf(bearer(request))) return dead;
      const me = { user_id: account.userId, username: account.username, id: "26000000000000001" };
      return { status: 200, json: world.unknowns.meShape === "bare" ? me : { data: [me] } };
    }),
  ];
}
