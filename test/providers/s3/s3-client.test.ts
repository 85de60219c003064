import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { s3 } from "../../../src/providers/s3/definition.ts";
import { newObject } from "../../contracts/object-store-suite.ts";
import { failureOf, openAt, openBucket, stubAwsSurroundings } from "../../contracts/s3-scene.ts";
import { BUCKET, s3Server } from "../../contracts/s3-server.ts";
import { benchVendor } from "../../contracts/vendor-bench.ts";

beforeEach(stubAwsSurroundings);
afterEach(() => vi.unstubAllEnvs());

it("credentials that are nowhere are asked for", async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
  const { server, store } = await openBucket();
  expect(await failureOf(store)).toMatchObject({ kind: "config", code: "vendor-key-missing" });
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

it("the SDK says nothing to whoever watches", async () => {
  const told: string[] = [];
  const onWarning = (warning: Error) => told.push(warning.message);
  process.on("warning", onWarning);
  const { store } = await openBucket();
  await store.put(newObject(10));
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", onWarning);
  expect(told).toEqual([]);
});
