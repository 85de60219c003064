/** A finished file and the key it is kept under. */
export interface NewObject {
  /** Names its content, so that it never changes: `videos/<sha256>.mp4`. Parts of `[\w.-]+`, with `/` between them. */
  key: string;
  /** Absolute. */
  file: string;
  /** Of the whole file, in hex. */
  sha256: string;
  contentType: string;
  signal: AbortSignal;
  progress?: (doneBytes: number, totalBytes: number) => void;
}

export interface ObjectFacts {
  byteCount: number;
  /** Undefined: the store does not remember it, and a URL's key must say it. */
  contentType: string | undefined;
  /** In hex; undefined: whoever put it there did not say. */
  sha256: string | undefined;
}

/** Whoever holds it may read the object until then: it is a secret, for one request, and is never stored or logged. */
export interface PresignedUrl {
  url: string;
  expiresAtMs: number;
}

/** Keeps finished files under keys. Register in `providers/registry.ts`. */
export interface ObjectStore {
  readonly id: string;
  /** False: it is the disk that deliveries are on already. */
  readonly isRemote: boolean;
  /**
   * The object is there, whole, or it throws; the same content is sent once, so it may be repeated. Transient errors
   * leave nothing behind where that can be helped. Config errors: no credentials, no such bucket, another region.
   */
  put: (object: NewObject) => Promise<{ isNew: boolean }>;
  /** Undefined: there is none. */
  head: (key: string, signal: AbortSignal) => Promise<ObjectFacts | undefined>;
  /** Made on this machine; undefined: the world cannot reach what is kept here. `lifetimeMs`: a week at most. */
  presignedUrl: (key: string, lifetimeMs: number) => Promise<PresignedUrl | undefined>;
  /** Where the world reads it, without a secret; undefined: nowhere. */
  publicUrl: (key: string) => string | undefined;
}

/** Throws for a key that could leave its store, or that a URL would have to spell in another way. */
export function checkObjectKey(key: string): void {
  const parts = key.split("/");
  if (parts.every((part) => /^[\w.-]+$/.test(part) && part !== "." && part !== "..")) return;
  throw new Error(`"${key}" is no key of an object`);
}
