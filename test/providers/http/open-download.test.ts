import { expect, it } from "vitest";
import { type DownloadSource, openDownload } from "../../../src/providers/http/open-download.ts";
import { answers, deadOrigin, hostileServer, redirects } from "../../support/hostile-server.ts";

const KEY = "Bearer canary-key-0123456789";
const never = new AbortController().signal;

async function opened(source: Partial<DownloadSource> & { url: string }) {
  const baseUrl = source.url.startsWith("http") ? new URL(source.url).origin : "http://127.0.0.1";
  const whole = { providerId: "fal", baseUrl, headers: { authorization: KEY }, ...source };
  return await openDownload(fetch, whole, never).catch((error: Error) => error);
}

it("asks the vendor itself with the key, and for plain bytes", async () => {
  const server = await hostileServer(answers(200, "bytes"));
  const answer = await opened({ url: `${server.origin}/files/1?alt=media` });
  expect(answer).toMatchObject({ place: { providerId: "fal", host: new URL(server.origin).host } });
  expect(server.seen[0]?.headers).toMatchObject({ authorization: KEY, "accept-encoding": "identity" });
});

it("follows to other hosts, three times at most, and takes the key to none of them, not even back home", async () => {
  const home = await hostileServer(answers(200, "bytes"));
  const cdn = await hostileServer(redirects(302, `${home.origin}/back`));
  const start = await hostileServer(redirects(302, "/further"), redirects(307, `${cdn.origin}/a?sig=x`));
  expect(await opened({ url: `${start.origin}/f` })).toMatchObject({ response: { status: 200 } });
  expect(start.seen.map(({ headers }) => headers.authorization)).toEqual([KEY, KEY]);
  expect(cdn.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  const back = await hostileServer(redirects(302, `${cdn.origin}/b`), answers(200, "bytes"));
  const cdnToBack = await hostileServer(redirects(302, `${back.origin}/c`));
  const away = await hostileServer(redirects(302, `${cdnToBack.origin}/d`));
  await opened({ url: `${away.origin}/f`, baseUrl: back.origin });
  expect(back.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  const endless = await hostileServer(redirects(302, "/again"));
  expect(await opened({ url: endless.origin })).toMatchObject({ code: "download-refused" });
  expect(endless.seen).toHaveLength(4);
});

it("asks another host than the vendor's without the key from the start", async () => {
  const cdn = await hostileServer(answers(200, "bytes"));
  await opened({ url: `${cdn.origin}/f`, baseUrl: "http://127.0.0.1:1" });
  expect(cdn.seen[0]?.headers.authorization).toBeUndefined();
});

it.each([
  ["http://cdn.example/canary", "without encryption"],
  ["ftp://cdn.example/canary", "without encryption"],
  ["file:///etc/canary", "without encryption"],
  ["https://user:canary@cdn.example/", "password"],
  ["canary", "no web address"],
])("refuses %s", async (url, words) => {
  const refused = await opened({ url });
  expect(refused).toMatchObject({ kind: "refused", code: "download-refused" });
  expect((refused as Error).message).toContain(words);
  expect((refused as Error).message).not.toContain("canary");
});

it("refuses to be sent to plain http, to no address, or by a far vendor to this machine", async () => {
  for (const location of ["http://cdn.example/x", "https://"]) {
    const server = await hostileServer(redirects(302, location));
    expect(await opened({ url: server.origin })).toMatchObject({ code: "download-refused" });
  }
  const local = await hostileServer(answers(200, "yours"));
  const refused = await opened({ url: local.origin, baseUrl: "https://api.x.example" });
  expect(refused).toMatchObject({ code: "download-refused" });
  expect((refused as Error).message).toContain("this very machine");
  expect(local.seen).toEqual([]);
});

it.each([
  [403, "refused", "download-expired"],
  [404, "refused", "download-expired"],
  [410, "refused", "download-expired"],
  [400, "refused", "download-refused"],
  [206, "refused", "download-refused"],
  [429, "transient", "download-failed"],
  [503, "transient", "download-failed"],
])("status %s is %s, %s", async (status, kind, code) => {
  const server = await hostileServer(answers(status, "x"));
  expect(await opened({ url: server.origin })).toMatchObject({ kind, code, details: { status } });
});

it("may be tried again when nobody listens", async () => {
  expect(await opened({ url: await deadOrigin() })).toMatchObject({
    kind: "transient",
    code: "download-failed",
    details: { reached: "no" },
  });
});
