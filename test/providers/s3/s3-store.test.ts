import { unlinkSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ObjectStore } from "../../../src/providers/contracts/object-store.ts";
import { s3 } from "../../../src/providers/s3/definition.ts";
import type { Fault } from "../../contracts/contract-server.ts";
import {
  answersInstead,
  htmlInstead,
  redirectsTo,
  resetAfterWork,
  resetBeforeWork,
} from "../../contracts/faults.ts";
import { LARGE_BYTES, newObject, objectStoreSuite, SMALL_BYTES } from "../../contracts/object-store-suite.ts";
import { BUCKET, failure, REGION, type S3Server, s3Server } from "../../contracts/s3-server.ts";
import { ACCESS_KEY, SECRET_KEY } from "../../contracts/sigv4.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";
import { deadOrigin } from "../../support/hostile-server.ts";

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

/** Only the n-th request meets it. */
function meetAt(server: S3Server, at: number, fault: Fault): void {
  let count = 0;
  server.meetSome(() => {
    count += 1;
    return count === at ? fault : undefined;
  });
}

describe("what is sent", () => {
  it("is one request where one is enough, and never twice the same content", async () => {
    const { server, store } = await open();
    const object = newObject(SMALL_BYTES);
    await store.put(object);
    await store.put(object);
    expect(server.operations()).toEqual(["HeadObject", "PutObject", "HeadObject", "HeadObject"]);
  });

  it("is parts where the file is large, and tells how far it is", async () => {
    const { server, store } = await open();
    const seen: number[] = [];
    await store.put(newObject(LARGE_BYTES, { progress: (done, total) => seen.push(done / total) }));
    expect(server.operations()).toEqual([
      "HeadObject",
      "ListMultipartUploads",
      "CreateMultipartUpload",
      "UploadPart",
      "UploadPart",
      "CompleteMultipartUpload",
      "HeadObject",
    ]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen.length, seen.at(-1)]).toEqual([2, 1]);
  });

  it("is told by its operation, without the bucket and the key", async () => {
    const { store, vendor } = await open();
    await store.put(newObject(LARGE_BYTES));
    const told = vendor.usages.map(({ operation }) => operation);
    expect(new Set(told)).toEqual(
      new Set([
        "HEAD",
        "ListMultipartUploads",
        "CreateMultipartUpload",
        "UploadPart",
        "CompleteMultipartUpload",
      ]),
    );
  });

  it("ends first what a killed attempt left under the same key, and nothing else", async () => {
    const { server, store } = await open();
    const object = newObject(LARGE_BYTES);
    server.leaveUpload(object.key);
    server.leaveUpload(`${object.key}.other`);
    await store.put(object);
    expect([...server.openUploads.values()].map(({ key }) => key)).toEqual([`${object.key}.other`]);
  });
});

describe("what goes wrong", () => {
  it.each<[string, Fault, object]>([
    [
      "throttled",
      answersInstead(failure(503, "SlowDown", "Please reduce your request rate.", { "retry-after": "7" })),
      { kind: "transient", code: "vendor-overloaded", details: { status: 503, retryAfterMs: 7000 } },
    ],
    [
      "broken",
      answersInstead(failure(500, "InternalError")),
      { kind: "transient", code: "vendor-overloaded" },
    ],
    [
      "denied",
      answersInstead(failure(403, "AccessDenied")),
      { kind: "refused", code: "object-access-denied" },
    ],
    [
      "without its bucket",
      answersInstead(failure(404, "NoSuchBucket")),
      { kind: "config", code: "object-bucket-missing" },
    ],
    [
      "in another region",
      answersInstead(failure(301, "PermanentRedirect", "elsewhere", { "x-amz-bucket-region": "us-west-2" })),
      { kind: "config", code: "object-region-wrong", hint: expect.stringContaining("region to us-west-2") },
    ],
    [
      "in another region, in other words",
      answersInstead(
        failure(400, "AuthorizationHeaderMalformed", "no", { "x-amz-bucket-region": "us-west-2" }),
      ),
      { kind: "config", code: "object-region-wrong" },
    ],
    [
      "moved away",
      redirectsTo(307, "https://elsewhere.example/"),
      { kind: "config", code: "object-region-wrong" },
    ],
    [
      "of another opinion about the bytes",
      answersInstead(failure(400, "BadDigest", "no", { "x-amz-bucket-region": REGION })),
      { kind: "transient", code: "object-damaged" },
    ],
    [
      "of another opinion about the time",
      answersInstead(failure(403, "RequestTimeTooSkewed")),
      { kind: "config", code: "object-credentials-expired" },
    ],
    ["unheard", resetBeforeWork, { kind: "transient", code: "vendor-no-answer" }],
    ["a page to sign in", htmlInstead(200), { kind: "transient" }],
  ])("a store that is %s", async (_what, fault, expected) => {
    for (const byteCount of [SMALL_BYTES, LARGE_BYTES]) {
      const { server, store } = await open();
      meetAt(server, byteCount === SMALL_BYTES ? 2 : 4, fault);
      expect(await failed(store, byteCount)).toMatchObject(expected);
      expect([server.objects.size, server.openUploads.size]).toEqual([0, 0]);
      const ofParts = server.operations().filter((name) => name === "UploadPart" || name === "PutObject");
      expect(ofParts.length).toBe(1);
    }
  });

  it("a line that breaks in the middle of a large file leaves no parts, and the next attempt sends it all", async () => {
    const { server, store } = await open();
    const object = newObject(LARGE_BYTES);
    meetAt(server, 5, resetBeforeWork);
    await expect(store.put(object)).rejects.toMatchObject({ kind: "transient" });
    expect(server.operations().at(-1)).toBe("AbortMultipartUpload");
    expect(server.openUploads.size).toBe(0);
    await store.put(object);
    expect(server.objects.get(object.key)?.bytes.equals(object.bytes)).toBe(true);
  });

  it("an answer that is lost after the work is not paid for twice", async () => {
    for (const [byteCount, at] of [
      [SMALL_BYTES, 2],
      [LARGE_BYTES, 6],
    ] as const) {
      const { server, store } = await open();
      const object = newObject(byteCount);
      meetAt(server, at, resetAfterWork);
      await expect(store.put(object)).rejects.toMatchObject({ kind: "transient" });
      expect(await store.put(object)).toEqual({ isNew: false });
    }
  });

  it("a run that is cancelled in the middle ends its upload", async () => {
    const { server, store } = await open();
    const stop = new AbortController();
    const reason = new Error("the user left");
    const object = newObject(LARGE_BYTES, { signal: stop.signal, progress: () => stop.abort(reason) });
    await expect(store.put(object)).rejects.toBe(reason);
    expect(server.openUploads.size).toBe(0);
  });

  it("a store that keeps less than it took is found out", async () => {
    const { server, store } = await open();
    server.truncate();
    expect(await failed(store)).toMatchObject({ kind: "transient", code: "object-damaged" });
  });

  it("a completion that is an error in the shape of a success is one", async () => {
    const { server, store } = await open();
    meetAt(server, 6, answersInstead(failure(200, "InternalError", "please try again")));
    expect(await failed(store, LARGE_BYTES)).toMatchObject({ kind: "transient" });
    expect(server.openUploads.size).toBe(0);
  });

  it("whoever may not look may still write", async () => {
    const { server, store } = await open();
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

  it("nobody who may not list uploads is kept from uploading", async () => {
    const { server, store } = await open();
    meetAt(server, 2, answersInstead(failure(501, "NotImplemented")));
    expect(await store.put(newObject(LARGE_BYTES))).toEqual({ isNew: true });
  });

  it("a store that is not there is told as such, and nothing was sent", async () => {
    const { store } = openAt(await deadOrigin());
    expect(await failed(store)).toMatchObject({ kind: "transient", code: "vendor-unreachable" });
  });

  it("credentials that are nowhere are asked for", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
    const { server, store } = await open();
    expect(await failed(store)).toMatchObject({ kind: "config", code: "vendor-key-missing" });
    expect(server.requests).toEqual([]);
  });

  it("a region that nobody knows is asked for at Amazon's, and is no matter elsewhere", async () => {
    vi.stubEnv("AWS_REGION", undefined);
    const vendor = benchVendor(s3, {
      baseUrl: "https://s3.amazonaws.com",
      key: undefined,
      settings: { bucket: BUCKET },
    });
    const { objectStore } = s3.open(vendor.parts);
    await expect(objectStore?.put(newObject(10))).rejects.toMatchObject({ code: "object-region-missing" });
    expect(vendor.fetchCount()).toBe(0);
    const server = await s3Server({ region: "us-east-1" });
    expect(await openAt(server.origin).store.put(newObject(10))).toEqual({ isNew: true });
  });

  it("a bucket that is not set is asked for", async () => {
    const vendor = benchVendor(s3, { baseUrl: "https://s3.amazonaws.com", key: undefined });
    await expect(s3.open(vendor.parts).probe(AbortSignal.timeout(5_000))).rejects.toMatchObject({
      code: "object-bucket-unset",
    });
  });

  it("a file that is gone is no fault of the store's", async () => {
    const { server, store } = await open();
    const object = newObject(10);
    unlinkSync(object.file);
    await expect(store.put(object)).rejects.toMatchObject({ code: "ENOENT" });
    expect(server.operations()).toEqual(["HeadObject"]);
  });
});
