import { expect, it } from "vitest";
import { withToken } from "../../../src/providers/youtube/with-token.ts";
import { youtubeError } from "../../contracts/youtube-plan.ts";

const answer = (status: number, json?: unknown) => ({ status, headers: new Headers(), json, text: "" });

function tokens(...values: string[]) {
  const refused: (string | undefined)[] = [];
  return {
    refused,
    async token(old?: string) {
      refused.push(old);
      return values[refused.length - 1] ?? "none";
    },
  };
}

it("asks once with a good token", async () => {
  const source = tokens("one");
  const sent: string[] = [];
  const got = await withToken(source, async (token) => {
    sent.push(token);
    return answer(200);
  });
  expect([got.status, sent, source.refused]).toEqual([200, ["one"], [undefined]]);
});

it("renews a refused token once, and sends the same again", async () => {
  const source = tokens("one", "two");
  const sent: string[] = [];
  const got = await withToken(source, async (token) => {
    sent.push(token);
    return answer(401, youtubeError(401, "authError").json);
  });
  expect([got.status, sent, source.refused]).toEqual([401, ["one", "two"], [undefined, "one"]]);
});

it("sends nothing twice when there is no other token", async () => {
  const sent: string[] = [];
  await withToken({ token: async () => "one" }, async (token) => {
    sent.push(token);
    return answer(401);
  });
  expect(sent).toEqual(["one"]);
});

it("takes a token that was just fetched", async () => {
  const source = tokens("renewed");
  const sent: string[] = [];
  await withToken(
    source,
    async (token) => {
      sent.push(token);
      return answer(sent.length === 1 ? 401 : 200);
    },
    "first",
  );
  expect([sent, source.refused]).toEqual([["first", "renewed"], ["first"]]);
});

it("renews nothing for an account that has no channel", async () => {
  const source = tokens("one", "two");
  const { json } = youtubeError(401, "youtubeSignupRequired");
  await withToken(source, async () => answer(401, json));
  expect(source.refused).toEqual([undefined]);
});
