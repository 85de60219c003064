import type { PostDocument, StoredVideo } from "../../model/post.ts";
import type { EffectOutcome } from "./effect.ts";

/** A finished video on disk, with everything a platform is told about it. */
export interface PublishRequest {
  /** `job + step + part`: the same for every attempt. */
  effectKey: string;
  videoId: string;
  /** Absolute folder that holds the finished files. */
  folder: string;
  post: PostDocument;
  signal: AbortSignal;
}

/** Publishes to one account. Register in `providers/registry.ts`. */
export interface Publisher {
  readonly id: string;
  /** A config error it throws means that nothing was published, and that a person must mend something first. */
  submit(request: PublishRequest): Promise<EffectOutcome>;
  /** Read-only: does the platform already have what this key made? */
  find(effectKey: string, request: PublishRequest): Promise<{ handle: string } | undefined>;
  /** Read-only and repeatable. */
  status(
    handle: string,
  ): Promise<{ state: "live" | "pending" | "failed"; url: string | null; message?: string }>;
  /** Writes beside what `handle` names where else it is kept. Repeatable; whatever is no longer there stays so. */
  noteStored?(handle: string, stored: StoredVideo): Promise<void>;
}
