import { stat } from "node:fs/promises";
import type { HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import { AppError, isAppError } from "../../core/app-error.ts";
import {
  checkObjectKey,
  type NewObject,
  type ObjectFacts,
  type ObjectStore,
} from "../contracts/object-store.ts";
import type { Vendor, VendorParts } from "../contracts/vendor.ts";
import { loadSdk } from "../http/load-sdk.ts";
import { explainS3Error } from "./explain-s3-error.ts";
import { type OpenedS3, openS3 } from "./s3-client.ts";
import { type Bucket, sendObject } from "./send-object.ts";

/** Whoever has this has everything, as a page does that asks guests of a hotel to log in. */
const NEVER_THERE = "viral/probe/nobody-puts-this-here";
/** What SigV4 allows. */
const LIFETIME_SECONDS_MAX = 7 * 24 * 3600;

export function createS3Store(parts: VendorParts): ObjectStore & Pick<Vendor, "probe"> {
  const { settings, clock } = parts;
  let opened: Promise<OpenedS3> | undefined;
  const bucketOf = async (): Promise<Bucket> => {
    const name = settings["bucket"] ?? missingBucket();
    opened ??= openS3(parts);
    // What kept it from opening may have been mended by the next time.
    opened.catch(() => {
      opened = undefined;
    });
    const { sdk, client } = await opened;
    return {
      name,
      sdk,
      client,
      async ask(signal, send) {
        try {
          return await send(client, { abortSignal: signal });
        } catch (error) {
          const region = await client.config.region().catch(() => undefined);
          throw explainS3Error(error, { bucket: name, region, clock, signal });
        }
      },
    };
  };

  return {
    id: "s3",
    isRemote: true,
    async put(object) {
      checkObjectKey(object.key);
      const bucket = await bucketOf();
      const byteCount = (await stat(object.file)).size;
      const wanted = { byteCount, sha256: object.sha256, contentType: object.contentType };
      const before = await headIfAllowed(bucket, object.key, object.signal);
      if (isSame(before, wanted)) return { isNew: false };
      await sendObject(bucket, object, byteCount);
      const after = await headIfAllowed(bucket, object.key, object.signal);
      if (after !== "hidden" && !isSame(after, wanted)) throw notAsSent(bucket.name, object, after);
      return { isNew: true };
    },
    async head(key, signal) {
      checkObjectKey(key);
      return await head(await bucketOf(), key, signal);
    },
    async presignedUrl(key, lifetimeMs) {
      checkObjectKey(key);
      const { sdk, client, name, ask } = await bucketOf();
      const { getSignedUrl } = await loadSdk(
        "@aws-sdk/s3-request-presigner",
        () => import("@aws-sdk/s3-request-presigner"),
      );
      const expiresIn = Math.min(Math.max(1, Math.floor(lifetimeMs / 1000)), LIFETIME_SECONDS_MAX);
      const nowMs = clock.nowMs();
      const get = new sdk.GetObjectCommand({ Bucket: name, Key: key });
      return await ask(new AbortController().signal, async () => {
        const url = await getSignedUrl(client, get, { expiresIn, signingDate: new Date(nowMs) });
        const { expiration } = await client.config.credentials();
        // What temporary credentials signed ends with them.
        const expiresAtMs = Math.min(
          nowMs + expiresIn * 1000,
          expiration?.getTime() ?? Number.POSITIVE_INFINITY,
        );
        return { url, expiresAtMs };
      });
    },
    publicUrl(key) {
      checkObjectKey(key);
      const base = settings["publicBaseUrl"];
      return base === undefined ? undefined : `${base.replace(/\/+$/u, "")}/${key}`;
    },
    async probe(signal) {
      const bucket = await bucketOf();
      const { sdk, name, ask } = bucket;
      try {
        await ask(
          signal,
          async (client, options) => await client.send(new sdk.HeadBucketCommand({ Bucket: name }), options),
        );
      } catch (error) {
        if (isAppError(error) && error.details["status"] === 404) throw noBucket(name);
        throw error;
      }
      const nothing = await headIfAllowed(bucket, NEVER_THERE, signal);
      if (nothing !== undefined && nothing !== "hidden") throw noStore(name);
      return { message: `the bucket ${name} is there, and these credentials may see it`, costUsdMicros: 0 };
    },
  };
}

async function head(
  { name, sdk, ask }: Bucket,
  key: string,
  signal: AbortSignal,
): Promise<ObjectFacts | undefined> {
  try {
    const command = new sdk.HeadObjectCommand({ Bucket: name, Key: key });
    return factsOf(await ask(signal, async (client, options) => await client.send(command, options)));
  } catch (error) {
    if (isAppError(error) && error.details["status"] === 404) return undefined;
    throw error;
  }
}

/** Whoever may write but not list is told 403 of what is not there: then nobody knows until it is written. */
async function headIfAllowed(
  bucket: Bucket,
  key: string,
  signal: AbortSignal,
): Promise<ObjectFacts | "hidden" | undefined> {
  try {
    return await head(bucket, key, signal);
  } catch (error) {
    if (isAppError(error) && error.details["status"] === 403) return "hidden";
    throw error;
  }
}

function factsOf({ ContentLength, ContentType, Metadata }: HeadObjectCommandOutput): ObjectFacts {
  return { byteCount: ContentLength ?? 0, contentType: ContentType, sha256: Metadata?.["sha256"] };
}

/** What is said of it beside it, and its length: a store that lost a part of it still says the rest. */
function isSame(found: ObjectFacts | "hidden" | undefined, wanted: ObjectFacts): boolean {
  if (found === undefined || found === "hidden") return false;
  return (
    found.byteCount === wanted.byteCount &&
    found.sha256 === wanted.sha256 &&
    found.contentType === wanted.contentType
  );
}

function notAsSent(bucket: string, { key }: NewObject, found: ObjectFacts | undefined): AppError {
  return new AppError({
    kind: "transient",
    code: "object-damaged",
    message: `The bucket ${bucket} took ${key}, and then had ${found === undefined ? "nothing" : `${found.byteCount} other bytes`} there.`,
    hint: "Check that providers.s3.endpoint is the address of a store that speaks S3.",
  });
}

function noBucket(name: string): AppError {
  return new AppError({
    kind: "config",
    code: "object-bucket-missing",
    message: `There is no bucket ${name}.`,
    hint: "Make it, or set providers.s3.bucket (and .endpoint, .region) to one that is there.",
  });
}

function noStore(name: string): AppError {
  return new AppError({
    kind: "config",
    code: "object-store-unlikely",
    message: `What answers for the bucket ${name} says yes to everything, even to an object that nobody put there.`,
    hint: "Check that providers.s3.endpoint is the address of a store that speaks S3, and that no page for logging in to this network answers instead.",
  });
}

function missingBucket(): never {
  throw new AppError({
    kind: "config",
    code: "object-bucket-unset",
    message: "No bucket is set for s3.",
    hint: "Set providers.s3.bucket (VIRAL_PROVIDERS_S3_BUCKET).",
  });
}
