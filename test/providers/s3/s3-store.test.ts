import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { s3 } from "../../../src/providers/s3/definition.ts";
import { answersInstead, resetAfterWork } from "../../contracts/faults.ts";
import { lineFaultSuite } from "../../contracts/line-faults.ts";
import { LARGE_BYTES, newObject, objectStoreSuite, SMALL_BYTES } from "../../contracts/object-store-suite.ts";
import { meetAt, openAt, openBucket, stubAwsSurroundings } from "../../contracts/s3-scene.ts";
import { BUCKET, s3Server } from "../../contracts/s3-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";

beforeEach(stubAwsSurroundings);
afterEach(() => vi.unstubAllEnvs());

objectStoreSuite("a bucket as an object store", async () => {
  const { server, store } = await openBucket();
  return {
    store,
    bytesOf: (key) => server.objects.get(key)?.bytes,
    damage: (key) =>
      void server.objects.set(key, { bytes: Buffer.from("other"), contentType: "video/mp4", sha256: "" }),
  };
});

lineFaultSuite({
  definition: s3,
  key: "",
  async open({ baseUrl }) {
    const server = await s3Server();
    const { store, vendor } = openAt(baseUrl === undefined ? server.origin : new URL(baseUrl).origin);
    // Whether it is there already is asked first, by a request whose answer has no body.
    const sent = () => server.requests.filter(({ method }) => method !== "HEAD").length;
    return {
      ask: async () => await store.put(newObject(SMALL_BYTES)),
      meet: (fault) => server.meetSome(({ method }) => (method === "HEAD" ? undefined : fault)),
      sentCount: () => (baseUrl === undefined ? sent() : vendor.fetchCount()),
    };
  },
});

it("is one request where one is enough, and never twice the same content", async () => {
  const { server, store } = await openBucket();
  const object = newObject(SMALL_BYTES);
  await store.put(object);
  await store.put(object);
  expect(server.operations()).toEqual(["HeadObject", "PutObject", "HeadObject", "HeadObject"]);
});

it("an answer that is lost after the work is not paid for twice", async () => {
  for (const [byteCount, at] of [
    [SMALL_BYTES, 2],
    [LARGE_BYTES, 6],
  ] as const) {
    const { server, store } = await openBucket();
    const object = newObject(byteCount);
    meetAt(server, at, resetAfterWork);
    await expect(store.put(object)).rejects.toMatchObject({ kind: "transient" });
    expect(await store.put(object)).toEqual({ isNew: false });
  }
});

it("a store that keeps less than it took is found out", async () => {
  const { server, store } = await openBucket();
  server.truncate();
  const object = newObject(SMALL_BYTES);
  for (const _attempt of [1, 2])
    await expect(store.put(object)).rejects.toMatchObject({ kind: "transient", code: "object-damaged" });
});

it("whoever may not look may still write", async () => {
  const { server, store } = await openBucket();
  const denied = answersInstead({ status: 403 });
  let count = 0;
  server.meetSome(() => {
    count += 1;
    return count === 2 ? undefined : denied;
  });
  const object = newObject(SMALL_BYTES);
  expect(await store.put(object)).toEqual({ isNew: true });
  expect(server.objects.has(object.key)).toBe(true);
});

it("a bucket that is not set is asked for", async () => {
  const vendor = benchVendor(s3, { baseUrl: "https://s3.amazonaws.com", key: undefined });
  await expect(s3.open(vendor.parts).probe(AbortSignal.timeout(5_000))).rejects.toMatchObject({
    code: "object-bucket-unset",
  });
});

describe("an address", () => {
  it("is signed for a time, for one object, and then is none", async () => {
    let nowMs = Date.now();
    const server = await s3Server({ nowMs: () => nowMs });
    const { store } = openAt(server.origin);
    const object = newObject(SMALL_BYTES);
    await store.put(object);
    const signed = await store.presignedUrl(object.key, 60_000);
    expect(signed?.expiresAtMs).toBeGreaterThan(nowMs + 50_000);
    const answer = await fetch(signed?.url ?? "");
    expect(Buffer.from(await answer.arrayBuffer()).equals(object.bytes)).toBe(true);
    nowMs += 62_000;
    expect((await fetch(signed?.url ?? "")).status).toBe(403);
    expect(server.takeViolations()).toEqual([expect.stringContaining("Request has expired")]);
  });

  it("is asked for a week at most, and ends with the credentials that signed it", async () => {
    const { store } = await openBucket();
    const week = 7 * 24 * 3600_000;
    expect((await store.presignedUrl("a.mp4", 10 * week))?.expiresAtMs).toBeLessThanOrEqual(
      Date.now() + week,
    );
    const soon = new Date(Date.now() + 30_000);
    vi.stubEnv("AWS_SESSION_TOKEN", "canary-session-token");
    vi.stubEnv("AWS_CREDENTIAL_EXPIRATION", soon.toISOString());
    const temporary = await openBucket();
    expect((await temporary.store.presignedUrl("a.mp4", 60_000))?.expiresAtMs).toBeLessThanOrEqual(
      soon.getTime(),
    );
  });

  it("is public by the CDN that is set, else by none", async () => {
    const at = (publicBaseUrl?: string) =>
      openAt("http://127.0.0.1:1", publicBaseUrl === undefined ? {} : { publicBaseUrl }).store.publicUrl(
        "videos/a.mp4",
      );
    expect(at("https://d1.cloudfront.net/")).toBe("https://d1.cloudfront.net/videos/a.mp4");
    expect(at("https://cdn.example/shorts")).toBe("https://cdn.example/shorts/videos/a.mp4");
    expect(at()).toBeUndefined();
  });
});

describe("the probe", () => {
  it("sees the bucket, and costs nothing", async () => {
    const { server, probe } = await openBucket();
    expect(await probe()).toEqual({ message: expect.stringContaining(BUCKET), costUsdMicros: 0 });
    expect(server.operations()).toEqual(["HeadBucket", "HeadObject"]);
  });

  it("believes a store that hides what is not there, but no page that says yes to everything", async () => {
    const { server, probe } = await openBucket();
    server.meet(answersInstead({ status: 200, headers: { "content-type": "text/html" } }));
    await expect(probe()).rejects.toMatchObject({ kind: "config", code: "object-store-unlikely" });
    server.meet(undefined);
    server.meetSome(({ path }) => (path.includes("probe") ? answersInstead({ status: 403 }) : undefined));
    expect(await probe()).toMatchObject({ costUsdMicros: 0 });
  });

  it.each([
    [404, "object-bucket-missing"],
    [403, "object-access-denied"],
    [503, "vendor-overloaded"],
  ])("tells a %s for what it is", async (status, code) => {
    const { server, probe } = await openBucket();
    server.meet(answersInstead({ status }));
    await expect(probe()).rejects.toMatchObject({ code });
  });
});
