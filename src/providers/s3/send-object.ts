import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { S3Client } from "@aws-sdk/client-s3";
import { AppError, isAppError } from "../../core/app-error.ts";
import { limitTime } from "../../core/time-limit.ts";
import type { NewObject } from "../contracts/object-store.ts";
import { noAnswerInTime } from "../http/connection-error.ts";
import { type OpenedS3, S3 } from "./s3-client.ts";

type Options = { abortSignal: AbortSignal };

/** One bucket, and the way to ask it: what goes wrong is thrown as an `AppError`. */
export interface Bucket extends OpenedS3 {
  name: string;
  ask: <T>(signal: AbortSignal, send: (client: S3Client, options: Options) => Promise<T>) => Promise<T>;
}

/** At least 5 MiB, and all alike but the last, as R2 wants them. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_MAX = 10_000;
const ABORT_MS = 5_000;
/** A key names its content. */
const FOR_EVER = "public, max-age=31536000, immutable";

/** Sends the whole file, in one request or in parts. Answers how many bytes that were. */
export async function sendObject(bucket: Bucket, object: NewObject): Promise<number> {
  const file = await open(object.file, "r");
  try {
    const { size } = await file.stat();
    if (size <= PART_BYTES) await sendWhole(bucket, object, file, size);
    else await sendParts(bucket, object, file, size);
    return size;
  } finally {
    await file.close();
  }
}

async function sendWhole(bucket: Bucket, object: NewObject, file: FileHandle, size: number): Promise<void> {
  for await (const { bytes, contentMd5 } of piecesOf(file, size, PART_BYTES, object)) {
    const command = new bucket.sdk.PutObjectCommand({
      ...aboutObject(bucket, object),
      Body: bytes,
      ContentMD5: contentMd5,
    });
    await bucket.ask(object.signal, async (client, options) => await client.send(command, options));
    object.progress?.(size, size);
  }
}

async function sendParts(bucket: Bucket, object: NewObject, file: FileHandle, size: number): Promise<void> {
  const { sdk, name, ask } = bucket;
  const { key, signal } = object;
  await abandonOldUploads(bucket, object);
  const create = new sdk.CreateMultipartUploadCommand(aboutObject(bucket, object));
  const { UploadId } = await ask(signal, async (client, options) => await client.send(create, options));
  if (UploadId === undefined || UploadId === "") throw oddAnswer(name, "began an upload without an id");
  const upload = { Bucket: name, Key: key, UploadId };
  try {
    const parts: { ETag: string; PartNumber: number }[] = [];
    let doneBytes = 0;
    const partBytes = Math.max(PART_BYTES, Math.ceil(size / PARTS_MAX));
    for await (const { bytes, contentMd5 } of piecesOf(file, size, partBytes, object)) {
      const PartNumber = parts.length + 1;
      const part = new sdk.UploadPartCommand({ ...upload, PartNumber, Body: bytes, ContentMD5: contentMd5 });
      const { ETag } = await ask(signal, async (client, options) => await client.send(part, options));
      if (ETag === undefined) throw oddAnswer(name, "took a part without a mark");
      parts.push({ ETag, PartNumber });
      doneBytes += bytes.byteLength;
      object.progress?.(doneBytes, size);
    }
    const complete = new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } });
    await ask(signal, async (client, options) => await client.send(complete, options));
  } catch (error) {
    // What went wrong says more than what ending it may add; the next attempt ends what this one could not.
    await abortUpload(bucket, upload).catch(() => undefined);
    throw error;
  }
}

type Upload = { Bucket: string; Key: string; UploadId: string };

/** Also after the caller's own signal: a cancelled run leaves no parts that somebody pays for. */
async function abortUpload({ sdk, ask }: Bucket, upload: Upload): Promise<void> {
  const late = () => noAnswerInTime({ providerId: S3, host: upload.Bucket }, ABORT_MS, undefined);
  const limit = limitTime(ABORT_MS, late, undefined);
  try {
    const abort = new sdk.AbortMultipartUploadCommand(upload);
    await ask(limit.signal, async (client, options) => await client.send(abort, options));
  } finally {
    limit.release();
  }
}

/** What a killed attempt left under this key: it names our content, so nobody else uploads there. */
async function abandonOldUploads(bucket: Bucket, { key, signal }: NewObject): Promise<void> {
  try {
    const list = new bucket.sdk.ListMultipartUploadsCommand({ Bucket: bucket.name, Prefix: key });
    const { Uploads = [] } = await bucket.ask(
      signal,
      async (client, options) => await client.send(list, options),
    );
    for (const { Key, UploadId } of Uploads) {
      if (Key === key && UploadId !== undefined)
        await abortUpload(bucket, { Bucket: bucket.name, Key, UploadId });
    }
  } catch (error) {
    // Not everybody may list or end uploads, and not every store can: then its own rule for old uploads cleans up.
    if (!isAppError(error) || !["refused", "transient"].includes(error.kind)) throw error;
    signal.throwIfAborted();
  }
}

function aboutObject({ name }: Bucket, { key, contentType, sha256 }: NewObject) {
  return {
    Bucket: name,
    Key: key,
    ContentType: contentType,
    CacheControl: FOR_EVER,
    // Stores differ in the checksums that they remember; all remember this.
    Metadata: { sha256 },
  };
}

/**
 * A file in pieces. The last one comes only when all of them are what the key promises: a file that changed meanwhile
 * never becomes an object.
 */
async function* piecesOf(
  file: FileHandle,
  size: number,
  pieceBytes: number,
  object: Pick<NewObject, "file" | "sha256">,
): AsyncGenerator<{ bytes: Buffer; contentMd5: string }> {
  const whole = createHash("sha256");
  for (let at = 0; at < size || at === 0; at += pieceBytes) {
    const wanted = Math.min(pieceBytes, size - at);
    const bytes = Buffer.allocUnsafe(wanted);
    const { bytesRead } = await file.read(bytes, 0, wanted, at);
    whole.update(bytes.subarray(0, bytesRead));
    const isLast = at + wanted >= size;
    if (bytesRead < wanted || (isLast && whole.digest("hex") !== object.sha256)) throw changed(object.file);
    yield { bytes, contentMd5: createHash("md5").update(bytes).digest("base64") };
  }
}

function changed(file: string): AppError {
  return new AppError({
    kind: "transient",
    code: "object-changed",
    message: `${file} changed while it was uploaded.`,
    hint: "Try again.",
  });
}

function oddAnswer(bucket: string, what: string): AppError {
  return new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message: `The bucket ${bucket} ${what}.`,
    hint: "Check that providers.s3.endpoint is the address of a store that speaks S3.",
  });
}
