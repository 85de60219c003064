import { expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "../../../src/core/app-error.ts";
import { createTiktokApi, dataOf, readData } from "../../../src/providers/tiktok/tiktok-api.ts";
import { answersInstead, htmlInstead, redirectsTo, resetAfterWork } from "../../contracts/faults.ts";
import { tiktokScene } from "../../contracts/tiktok-scene.ts";
import { tiktokSays } from "../../contracts/tiktok-server.ts";

const CREATOR = { path: "/v2/post/publish/creator_info/query/" };
const signal = AbortSignal.timeout(20_000);
async function scene() {
  const made = await tiktokScene();
  return { ...made, api: createTiktokApi(made.parts(), made.account()) };
}

it("renews a token that is refused, and sends the same request again", async () => {
  const { api, held, server, pass } = await scene();
  const before = held.accessToken;
  pass(2 * 3_600_000);
  expect(await api.ask(CREATOR, signal)).toMatchObject({ creator_username: "owl.facts_1" });
  expect(held.accessToken).not.toBe(before);
  expect([server.countOf("creator-info"), server.countOf("token")]).toEqual([2, 1]);
});

it("asks for no third token", async () => {
  const { api, server } = await scene();
  server.faultAt("creator-info", answersInstead(tiktokSays(401, "access_token_invalid")), 9);
  await expect(api.ask(CREATOR, signal)).rejects.toMatchObject({ kind: "transient", code: "token-refused" });
  expect([server.countOf("creator-info"), server.countOf("token")]).toEqual([2, 1]);
});

it("lets a scope that is missing be no matter of tokens", async () => {
  const { api, server } = await scene();
  server.faultAt("creator-info", answersInstead(tiktokSays(401, "scope_not_authorized")));
  await expect(api.ask(CREATOR, signal)).rejects.toMatchObject({ code: "account-scope-missing" });
  expect(server.countOf("token")).toBe(0);
});

it("tells that the grant is gone as the account says it", async () => {
  const { parts, account } = await scene();
  const gone = new AppError({ kind: "refused", code: "account-reconnect-needed", message: "gone" });
  const api = createTiktokApi(parts(), { ...account(), token: () => Promise.reject(gone) });
  await expect(api.ask(CREATOR, signal)).rejects.toBe(gone);
});

it.each([
  ["a page", htmlInstead(200), "vendor-answer-odd"],
  ["a page that refuses", htmlInstead(403), "vendor-answer-odd"],
  ["JSON of somebody else", answersInstead({ status: 200, json: { hello: 1 } }), "vendor-answer-odd"],
  ["a lost line", resetAfterWork, "vendor-no-answer"],
  ["an overload", answersInstead(tiktokSays(500, "internal_error")), "vendor-overloaded"],
  ["a success that is none", answersInstead(tiktokSays(500, "ok")), "vendor-overloaded"],
])("takes %s for what passes, and repeats nothing", async (_what, fault, code) => {
  const { api, server } = await scene();
  server.faultAt("creator-info", fault);
  await expect(api.ask(CREATOR, signal)).rejects.toMatchObject({ kind: "transient", code });
  expect(server.countOf("creator-info")).toBe(1);
});

it("follows nobody", async () => {
  const { api, server } = await scene();
  server.faultAt("creator-info", redirectsTo(307, "https://elsewhere.example/"));
  await expect(api.ask(CREATOR, signal)).rejects.toMatchObject({ kind: "refused", code: "vendor-redirect" });
});

it("never shows its token", async () => {
  const { api, server, held } = await scene();
  server.faultAt("creator-info", {
    work: "never",
    behave: ({ request, response }) =>
      void response
        .writeHead(403, { "content-type": "application/json" })
        .end(JSON.stringify(tiktokSays(403, "oops", `bad token ${request.headers.authorization}`).json)),
  });
  const error: unknown = await api.ask(CREATOR, signal).catch((thrown: unknown) => thrown);
  expect(JSON.stringify(error) + String(error)).not.toContain(held.accessToken.slice(4));
});

it("keeps to the rule that a success says ok", () => {
  const answer = { headers: new Headers(), text: "", status: 200 };
  expect(dataOf({ ...answer, json: tiktokSays(200, "ok", "", { a: 1 }).json }, 0)).toEqual({ a: 1 });
  expect(() => dataOf({ ...answer, json: tiktokSays(200, "spam_risk_too_many_posts").json }, 0)).toThrow(
    AppError,
  );
});

it("says which field is not as documented, and not what is in it", () => {
  expect(() => readData(z.object({ id: z.string() }), { id: 7 })).toThrow(/another shape.*\(id\)/);
  expect(() => readData(z.object({}), null)).toThrow(/all of it/);
});
