import { expect, it } from "vitest";
import { apiOf } from "../../../src/providers/clip-jobs/api-of.ts";
import { findFile } from "../../../src/providers/gemini/find-file.ts";
import { answersJson, hostileServer } from "../../support/hostile-server.ts";

const KEY = "canary-key-0123456789";

async function found(uri: string, file: object) {
  const server = await hostileServer(answersJson(200, file));
  const ask = apiOf({ providerId: "gemini", baseUrl: server.origin, headersOf: () => ({}) });
  const line = {
    key: KEY,
    fetch,
    download: () => Promise.reject(new Error("not here")),
    upload: () => Promise.reject(new Error("not here")),
  };
  const news = await findFile(uri, {
    baseUrl: server.origin,
    ask,
    asking: { line, signal: undefined },
    place: { providerId: "gemini", keyName: "GEMINI_API_KEY", secrets: [KEY] },
  });
  return { news, server, asked: server.seen.map(({ path }) => path) };
}

const URI = "https://generativelanguage.googleapis.com/v1beta/files/abc-12:download?alt=media";

it("has a file that is there under our own address, with the key in a header", async () => {
  const { news, server, asked } = await found(URI, { state: "ACTIVE" });
  expect(asked).toEqual(["/v1beta/files/abc-12"]);
  expect(news).toEqual({
    state: "ready",
    clip: {
      url: `${server.origin}/v1beta/files/abc-12:download?alt=media`,
      headers: { "x-goog-api-key": KEY },
    },
  });
});

it.each([
  ["PROCESSING", { state: "pending" }],
  ["NAPPING", { state: "pending", because: expect.stringMatching(/"NAPPING"/) }],
  ["FAILED", { state: "failed", kind: "refused", message: expect.stringMatching(/too large/) }],
])("says of a file that is %s how it stands", async (state, news) => {
  expect((await found(URI, { state, error: { message: "too large" } })).news).toEqual(news);
});

it("takes an address that is no file of the API's as it is, without a key", async () => {
  const { news, asked } = await found("https://storage.googleapis.com/out/clip.mp4", {});
  expect([asked, news]).toEqual([
    [],
    { state: "ready", clip: { url: "https://storage.googleapis.com/out/clip.mp4" } },
  ]);
});
