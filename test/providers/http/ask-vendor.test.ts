import { expect, it } from "vitest";
import { askVendor } from "../../../src/providers/http/ask-vendor.ts";
import { prepareRequest } from "../../../src/providers/http/prepare-request.ts";
import { answers, answersJson, deadOrigin, hostileServer, redirects } from "../../support/hostile-server.ts";

async function asked(url: string, init: RequestInit = {}): Promise<Response | Error> {
  const request = await prepareRequest("runway", url, init);
  const place = { providerId: "runway", host: request.url.host };
  return await askVendor(fetch, request, place).catch((error: Error) => error);
}

it("follows a GET within its origin, three times at most, with its headers", async () => {
  const three = await hostileServer(
    redirects(302, "/b"),
    redirects(307, "c?d=e"),
    redirects(308, "/f"),
    answers(200, "there"),
  );
  const response = await asked(`${three.origin}/a`, { headers: { "x-api-key": "k" } });
  expect(await (response as Response).text()).toBe("there");
  expect(three.seen.map(({ path }) => path)).toEqual(["/a", "/b", "/c?d=e", "/f"]);
  expect(three.seen.at(-1)?.headers["x-api-key"]).toBe("k");
  const endless = await hostileServer(redirects(302, "/again"));
  expect(await asked(endless.origin)).toMatchObject({ code: "vendor-redirect", details: { status: 302 } });
  expect(endless.seen).toHaveLength(4);
});

it.each(["POST", "PUT", "DELETE", "HEAD"])("never follows a %s", async (method) => {
  const server = await hostileServer(redirects(307, "/b"), answersJson(200, {}));
  expect(await asked(server.origin, { method })).toMatchObject({ kind: "refused", code: "vendor-redirect" });
  expect(server.seen).toHaveLength(1);
});

it("never follows to another host or port, or to what is no web address", async () => {
  const other = await hostileServer(answers(200, "yours"));
  for (const location of [
    `${other.origin}/?token=canary`,
    "//evil.example/x",
    "file:///etc/passwd",
    "https://",
  ]) {
    const server = await hostileServer(redirects(302, location));
    const refused = await asked(server.origin, { headers: { authorization: "Bearer k" } });
    expect(refused).toMatchObject({ kind: "refused", code: "vendor-redirect" });
    expect((refused as Error).message + JSON.stringify(refused)).not.toContain("canary");
  }
  expect(other.seen).toEqual([]);
});

it("hands on an answer that only looks like a redirect", async () => {
  const server = await hostileServer(answers(304));
  expect(await asked(server.origin)).toMatchObject({ status: 304 });
});

it("says that nothing was sent when nobody listens, and throws the caller's reason when there is one", async () => {
  const dead = await deadOrigin();
  expect(await asked(dead)).toMatchObject({ code: "vendor-unreachable", details: { reached: "no" } });
  const caller = new AbortController();
  caller.abort(new Error("enough"));
  expect(await asked(dead, { signal: caller.signal })).toMatchObject({ message: "enough" });
});
