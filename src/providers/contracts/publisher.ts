import type { Json } from "../../core/json.ts";
import type { PlannedPostNote, PostDocument, StoredVideo } from "../../model/post.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { EffectOutcome } from "./effect.ts";

/**
 * What a publisher keeps of one post between its requests: upload addresses, container ids. Sealed where it lies. Write
 * before every request that changes something and right after its answer, before any other work.
 */
export interface PostMemory {
  read(): Promise<Json | undefined>;
  write(state: Json): Promise<void>;
}

export interface PublishRequest {
  /** `job + step + part`: the same for every attempt. */
  effectKey: string;
  videoId: string;
  /** Absolute folder that holds the finished files. */
  folder: string;
  post: PostDocument;
  /** What the account is told; null for the outbox, which takes the whole folder. */
  order: PostOrder | null;
  memory: PostMemory;
  progress(doneBytes: number, totalBytes: number): void;
  signal: AbortSignal;
}

/** What an account may do now, as its platform says. */
export interface AccountLimits {
  /** How people know it: `@handle`. */
  displayName: string | null;
  /** Null: the platform does not say, here and below. */
  durationMsMax: number | null;
  privacies: readonly PostOrder["privacy"][] | null;
  /** Interactions that the account itself has switched off. */
  disallows: readonly (keyof PostOrder["allow"])[];
  postsLeft: number | null;
  /** When it may post again, if it may not now. */
  resumesAtMs: number | null;
}

/** What an earlier commit left behind. */
export type Found =
  | { state: "made"; handle: string }
  /** Proven: it was never sent, or the platform says that it came to nothing. Only this allows another one. */
  | { state: "nothing" }
  /** Nobody can tell yet. */
  | { state: "unknown"; message: string };

/** `url`: where the public sees it; null with the reason in `because`. */
export type PostNews =
  | { state: "pending"; because?: string }
  | { state: "live"; url: string | null; platformPostId: string | null; because?: string }
  /** It is at the platform, and the public does not see it. */
  | {
      state: "draft" | "scheduled" | "locked-private" | "private";
      url: string | null;
      platformPostId: string | null;
      because: string;
    }
  /** Nothing is there, and never was; the same may be sent once more. */
  | { state: "nothing"; message: string }
  /** The platform has not come to an end of it for so long, or knows it no more, that a person must look. */
  | { state: "unsure"; message: string }
  | { state: "failed"; kind: "refused" | "moderation"; message: string };

/** The posts that were planned of what a handle names. */
export interface PlannedNotes {
  handle: string;
  planned: readonly PlannedPostNote[];
}

/**
 * Publishes to one account. It has one commit point: `start`. All before it may be repeated, all after it only looks. A
 * token that is refused is renewed, and the same request is sent again; nothing begins anew for it. Register in
 * `providers/registry.ts`.
 */
export interface Publisher {
  readonly id: string;
  /** A handle opens something: it is sealed before it is stored. */
  readonly isHandleSecret: boolean;
  /** How long a `find` that cannot tell is asked again before a person is. */
  readonly graceMs: number;
  readonly pollEveryMs: number;
  /** How long the commit may take: it carries the last bytes where the platform has it so. */
  readonly startTimeoutMs: number;
  /** Read-only. Throws quota with `details.untilMs` when the account may not post now, refused when it never may. */
  limits?(signal: AbortSignal): Promise<AccountLimits>;
  /**
   * All that comes before the commit point, from wherever `memory` says that it stands; returns at once when all is done,
   * or when the commit may have been sent. Throws `AppError`s: transient; waiting, with `details.untilMs` and `.waitingFor`,
   * while the platform is at work; quota, with `details.untilMs` where known; refused; config.
   */
  prepare?(request: PublishRequest): Promise<void>;
  /**
   * The commit point: ONE request, remembered before it is sent. `not-sent` when what was prepared has expired: it is
   * prepared anew. A config error means that nothing was published, and that a person must mend something first.
   */
  start(request: PublishRequest): Promise<EffectOutcome>;
  /** Read-only towards the platform: does it already have what this key made? */
  find(request: PublishRequest): Promise<Found>;
  /** Read-only and repeatable. */
  status(handle: string, request: PublishRequest): Promise<PostNews>;
  /** Repeatable things after the commit that may fail without harm: thumbnail, playlist. Returns what did not work. */
  dress?(handle: string, request: PublishRequest): Promise<readonly string[]>;
  /** Writes beside what `handle` names where else it is kept. Repeatable; whatever is no longer there stays so. */
  noteStored?(handle: string, stored: StoredVideo): Promise<void>;
  /** The same for the posts of each on accounts: these, in place of what was said before. */
  notePlanned?(notes: readonly PlannedNotes[]): Promise<void>;
}
