import { vi } from "vitest";
import type { ObjectStore } from "../../src/providers/contracts/object-store.ts";
import { s3 } from "../../src/providers/s3/definition.ts";
import type { Fault } from "./contract-server.ts";
import { LINE_IDLE_MS } from "./line-faults.ts";
import { newObject, SMALL_BYTES } from "./object-store-suite.ts";
import { BUCKET, REGION, type S3Server, s3Server } from "./s3-server.ts";
import { ACCESS_KEY, SECRET_KEY } from "./sigv4.ts";
import { type BenchVendor, benchVendor } from "./vendor-bench.ts";

export interface S3Scene {
  store: ObjectStore;
  probe: () => Promise<unknown>;
  vendor: BenchVendor;
}

/** The SDK looks for credentials in the process's own surroundings: nothing of this machine may be found there. */
export function stubAwsSurroundings(): void {
  vi.stubEnv("AWS_ACCESS_KEY_ID", ACCESS_KEY);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  vi.stubEnv("AWS_REGION", REGION);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_CONFIG_FILE", "/nowhere");
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere");
}

/** Of answers, which are small. */
const LINE = { maxBytes: 2_000_000, idleMs: LINE_IDLE_MS };

/** The adapter over the real http room, with its bucket at `origin`. */
export function openAt(origin: string, settings: Readonly<Record<string, string>> = {}): S3Scene {
  const all = { endpoint: origin, bucket: BUCKET, ...settings };
  const vendor = benchVendor(s3, { baseUrl: origin, key: undefined, settings: all, ...LINE });
  const { objectStore, probe } = s3.open(vendor.parts);
  if (!objectStore) throw new Error("s3 is no object store");
  return { store: objectStore, probe: async () => await probe(AbortSignal.timeout(5_000)), vendor };
}

export async function openBucket(
  settings: Readonly<Record<string, string>> = {},
): Promise<S3Scene & { server: S3Server }> {
  const server = await s3Server();
  return { server, ...openAt(server.origin, settings) };
}

/** What putting a new object threw. */
export async function failureOf(store: ObjectStore, byteCount = SMALL_BYTES): Promise<unknown> {
  return await store.put(newObject(byteCount)).then(
    () => "it went well",
    (error: unknown) => error,
  );
}

/** Only the n-th request meets it. */
export function meetAt(server: S3Server, at: number, fault: Fault): void {
  let count = 0;
  server.meetSome(() => {
    count += 1;
    return count === at ? fault : undefined;
  });
}
