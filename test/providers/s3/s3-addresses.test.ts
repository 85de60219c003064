import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ObjectStore } from "../../../src/providers/contracts/object-store.ts";
import { s3 } from "../../../src/providers/s3/definition.ts";
import { answersInstead } from "../../contracts/faults.ts";
import { newObject, objectStoreSuite, SMALL_BYTES } from "../../contracts/object-store-suite.ts";
import { BUCKET, failure, REGION, s3Server } from "../../contracts/s3-server.ts";
import { ACCESS_KEY, SECRET_KEY } from "../../contracts/sigv4.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", ACCESS_KEY);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  vi.stubEnv("AWS_REGION", REGION);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_CONFIG_FILE", "/nowhere");
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere");
});
afterEach(() => vi.unstubAllEnvs());

function openAt(origin: string, settings: Record<string, string> = {}) {
  const vendor = benchVendor(s3, {
    baseUrl: origin,
    key: undefined,
    settings: { endpoint: origin, bucket: BUCKET, ...settings },
  });
  const { objectStore, probe } = s3.open(vendor.parts);
  if (!objectStore) throw new Error("s3 is no object store");
  return { store: objectStore, probe: async () => await probe(AbortSignal.timeout(5_000)), vendor };
}

async function open(settings: Record<string, string> = {}) {
  const server = await s3Server();
  return { server, ...openAt(server.origin, settings) };
}

objectStoreSuite("a bucket as an object store", async () => {
  const { server, store } = await open();
  return {
    store,
    bytesOf: (key) => server.objects.get(key)?.bytes,
    damage: (key) =>
      void server.objects.set(key, { bytes: Buffer.from("other"), contentType: "video/mp4", sha256: "" }),
  };
});

const failed = async (store: ObjectStore, byteCount = SMALL_BYTES): Promise<unknown> =>
  await store.put(newObject(byteCount)).then(
    () => "it went well",
    (error: unknown) => error,
  );

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
    const { store } = await open();
    const week = 7 * 24 * 3600_000;
    expect((await store.presignedUrl("a.mp4", 10 * week))?.expiresAtMs).toBeLessThanOrEqual(
      Date.now() + week,
    );
    const soon = new Date(Date.now() + 30_000);
    vi.stubEnv("AWS_SESSION_TOKEN", "canary-session-token");
    vi.stubEnv("AWS_CREDENTIAL_EXPIRATION", soon.toISOString());
    const temporary = await open();
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
    const { server, probe } = await open();
    expect(await probe()).toEqual({ message: expect.stringContaining(BUCKET), costUsdMicros: 0 });
    expect(server.operations()).toEqual(["HeadBucket"]);
  });

  it.each([
    [404, "object-bucket-missing"],
    [403, "object-access-denied"],
    [503, "vendor-overloaded"],
  ])("tells a %s for what it is", async (status, code) => {
    const { server, probe } = await open();
    server.meet(answersInstead({ status }));
    await expect(probe()).rejects.toMatchObject({ code });
  });
});

it("no secret is in what is thrown, whatever the store says back", async () => {
  const { server, store } = await open();
  let said = "";
  server.meet({
    work: "never",
    behave: ({ request, response }) => {
      said = request.headers.authorization ?? "";
      response.writeHead(403).end(failure(403, "SignatureDoesNotMatch", `${said} ${SECRET_KEY}`).body);
    },
  });
  const error = (await failed(store)) as Error;
  expect(said).toContain("Signature=");
  const signature = /Signature=(\w+)/.exec(said)?.[1] ?? "";
  const told = `${error.message} ${JSON.stringify(error)} ${error.stack} ${String(error.cause)}`;
  expect(told).not.toContain(signature);
});

it("the SDK says nothing to whoever watches", async () => {
  const told: string[] = [];
  const onWarning = (warning: Error) => told.push(warning.message);
  process.on("warning", onWarning);
  const { store } = await open();
  await store.put(newObject(10));
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", onWarning);
  expect(told).toEqual([]);
});
