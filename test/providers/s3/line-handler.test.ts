import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lineHandler } from "../../../src/providers/s3/line-handler.ts";
import { failureOf, openAt, stubAwsSurroundings } from "../../contracts/s3-scene.ts";
import { deadOrigin } from "../../support/hostile-server.ts";

beforeEach(stubAwsSurroundings);
afterEach(() => vi.unstubAllEnvs());

it("a store that is not there is told as such, and nothing was sent", async () => {
  const { store } = openAt(await deadOrigin());
  expect(await failureOf(store)).toMatchObject({ kind: "transient", code: "vendor-unreachable" });
});

/** The request that the line was asked to send. */
async function sent(
  change: object,
): Promise<{ url: URL; init: RequestInit | undefined; origins: readonly string[] }> {
  const seen: { url: URL; init: RequestInit | undefined; origins: readonly string[] }[] = [];
  const line = async (origins: readonly string[] = []) => ({
    key: "",
    upload: () => Promise.reject(new Error("no file is expected")),
    download: () => Promise.reject(new Error("nothing is downloaded")),
    fetch: async (url: string | URL | Request, init?: RequestInit) => {
      seen.push({ url: new URL(url instanceof Request ? url.url : url), init, origins });
      return new Response("an answer", { status: 207, headers: { "x-one": "1" } });
    },
  });
  const request = {
    method: "PUT",
    protocol: "https:",
    hostname: "bucket.s3.example",
    path: "/videos/a%20b.mp4",
    query: {},
    headers: {},
    ...change,
  };
  const { response } = await lineHandler({ line }, "s3").handle(request);
  expect(response).toMatchObject({ statusCode: 207, headers: { "x-one": "1" } });
  expect(Buffer.from(response.body).toString()).toBe("an answer");
  const [only] = seen;
  if (seen.length !== 1 || !only) throw new Error(`${seen.length} requests were sent`);
  return only;
}

it("an address is spelled as it was signed, and its host is named to the line", async () => {
  const query = { uploads: "", id: "a+b/c=(d)!*'", list: ["1", "2"], none: null };
  const { url, origins } = await sent({ query, port: 9000 });
  expect(url.href).toBe(
    "https://bucket.s3.example:9000/videos/a%20b.mp4?uploads=&id=a%2Bb%2Fc%3D%28d%29%21%2A%27&list=1&list=2&none=",
  );
  expect(origins).toEqual(["https://bucket.s3.example:9000"]);
});

it("host and length are the line's own, and everything else goes as it was signed", async () => {
  const headers = { host: "bucket.s3.example", "content-length": "5", "x-amz-date": "20261129T063619Z" };
  const { init } = await sent({ headers, body: new TextEncoder().encode("bytes") });
  expect([...new Headers(init?.headers)]).toEqual([["x-amz-date", "20261129T063619Z"]]);
  expect(await new Response(init?.body).text()).toBe("bytes");
  expect(init?.method).toBe("PUT");
});

it("a text is a body, and nothing is none", async () => {
  expect(await new Response((await sent({ body: "<xml/>" })).init?.body).text()).toBe("<xml/>");
  expect((await sent({})).init?.body).toBeUndefined();
});
