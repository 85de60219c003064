import { expect, it } from "vitest";
import { z } from "zod";
import { createYoutubeApi } from "../../../src/providers/youtube/youtube-api.ts";
import {
  answersInstead,
  hugeBody,
  parrotFault,
  redirectsTo,
  resetAfterWork,
  slow,
} from "../../contracts/faults.ts";
import { type YoutubeBench, youtubeBench } from "../../contracts/youtube-bench.ts";
import { youtubeError } from "../../contracts/youtube-plan.ts";
import { canariesIn } from "../../support/canaries.ts";
import { answers, hostileServer } from "../../support/hostile-server.ts";
import { PARROTS } from "../../support/parrot.ts";

const Channels = z.object({ items: z.array(z.object({ id: z.string() })) });

const ask = async (bench: YoutubeBench, signal = new AbortController().signal) =>
  await createYoutubeApi(bench.partsWith(), bench.account)(
    Channels,
    signal,
    async (client, options) => await client.channels.list({ part: ["snippet"], mine: true }, options),
  );

it("asks by the SDK, at our address, with the account's token, and reads strictly", async () => {
  const bench = await youtubeBench();
  expect(await ask(bench)).toEqual({ items: [{ id: bench.server.channelId }] });
  const [request] = bench.server.requests;
  expect(request?.path).toBe("/youtube/v3/channels");
  expect(request?.query.get("mine")).toBe("true");
  expect(bench.usages).toMatchObject([{ operation: "GET /youtube/v3/channels", status: 200 }]);
});

it.each([
  ["503", answersInstead(youtubeError(503, "backendError")), "transient"],
  ["429", answersInstead(youtubeError(429, "rateLimitExceeded")), "transient"],
  ["403 of the quota", answersInstead(youtubeError(403, "quotaExceeded")), "quota"],
  ["a lost answer", resetAfterWork, "transient"],
  [
    "a page",
    answersInstead({ status: 200, headers: { "content-type": "text/html" }, body: "<html></html>" }),
    "transient",
  ],
  ["another shape", answersInstead({ status: 200, json: { items: [{ id: 7 }] } }), "transient"],
] as const)("repeats nothing by itself: %s", async (_what, fault, kind) => {
  const bench = await youtubeBench();
  bench.server.faultAt("channels", fault, { times: 9 });
  await expect(ask(bench)).rejects.toMatchObject({ kind });
  expect(bench.server.requests.length).toBe(1);
});

it("repeats no POST either", async () => {
  const bench = await youtubeBench();
  bench.server.listings.playlists.set("PL1", []);
  bench.server.faultAt("insert", resetAfterWork, { times: 9 });
  const api = createYoutubeApi(bench.partsWith(), bench.account);
  const snippet = { playlistId: "PL1", resourceId: { kind: "youtube#video", videoId: "v" } };
  const { signal } = new AbortController();
  await expect(
    api(
      z.unknown(),
      signal,
      async (client, options) =>
        await client.playlistItems.insert({ part: ["snippet"], requestBody: { snippet } }, options),
    ),
  ).rejects.toMatchObject({ kind: "transient" });
  expect(bench.server.listings.playlists.get("PL1")).toEqual(["v"]);
});

it("renews a refused token once, and asks the same", async () => {
  const bench = await youtubeBench();
  bench.server.tokens.expire(bench.account.current);
  await ask(bench);
  expect([bench.account.renewals, bench.server.requests.length]).toEqual([1, 2]);
});

it("ends with its caller, for the caller's reason", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("channels", slow(5_000));
  const controller = new AbortController();
  const reason = new Error("the run was cancelled");
  setTimeout(() => controller.abort(reason), 50);
  await expect(ask(bench, controller.signal)).rejects.toBe(reason);
});

it("receives no more than it should", async () => {
  const bench = await youtubeBench();
  bench.server.faultAt("channels", hugeBody(64 * 1024 * 1024));
  await expect(ask(bench)).rejects.toMatchObject({ code: "vendor-answer-too-large" });
});

it("follows nobody to another host", async () => {
  const other = await hostileServer(answers(200, "{}"));
  const bench = await youtubeBench();
  bench.server.faultAt("channels", redirectsTo(302, `${other.origin}/steal`));
  await expect(ask(bench)).rejects.toMatchObject({ kind: "refused", code: "vendor-redirect" });
  expect(other.seen).toEqual([]);
});

it.each(Object.entries(PARROTS))("lets no token into what it throws: %s", async (_name, parrot) => {
  const bench = await youtubeBench();
  const first = bench.account.current;
  bench.server.faultAt("channels", parrotFault(parrot), { times: 2 });
  const error = await ask(bench).catch((thrown: unknown) => thrown);
  const { message, hint = "", details, cause } = error as Error & { hint?: string; details?: object };
  const texts = {
    message,
    hint,
    details: JSON.stringify(details),
    cause: String(cause),
    told: JSON.stringify(bench.usages),
  };
  expect(canariesIn({ first, renewed: bench.account.current }, Object.entries(texts))).toEqual([]);
});
