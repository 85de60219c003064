import { createHash, type Hash, randomBytes } from "node:crypto";
import type { Clock } from "../../src/core/clock.ts";

export const TIKTOK_APP = { clientId: "awclient0123456789", clientSecret: "canary-client-secret-0123456789" };
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** One person on TikTok, and what they have switched off. */
export interface TiktokPerson {
  openId: string;
  username: string;
  isPrivate: boolean;
  isBanned: boolean;
  commentDisabled: boolean;
  duetDisabled: boolean;
  stitchDisabled: boolean;
  maxDurationSec: number;
}

export interface TiktokUpload {
  publishId: string;
  uploadId: string;
  uploadToken: string;
  openId: string;
  mode: "direct" | "draft";
  /** `post_info`, of a direct post. */
  info: Readonly<Record<string, unknown>> | undefined;
  videoSize: number;
  chunkSize: number;
  chunkCount: number;
  /** Of what came, in its order. */
  hash: Hash;
  sha256: string | undefined;
  receivedBytes: number;
  issuedAtMs: number;
  /** When its last byte came: from then on it is posted, once. */
  doneAtMs: number | undefined;
  /** How its post ends, `posted`, `stuck` or a `fail_reason`; and how often it was asked about since. */
  end: string;
  polls: number;
  postId: string;
}

/** What the documentation leaves open: an adapter must be right under every answer. */
export interface TiktokUnknowns {
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  /** Status of an answer that says `error`. */
  oauthErrorStatus: 200 | 400;
  /** A refresh may bring no new refresh token. */
  refreshBrings: "another" | "nothing" | "empty";
  /** Whether `uploaded_bytes` is told. */
  tellsUploadedBytes: boolean;
  /** What follows `bytes 0-`: how many there are, or which is the last. */
  rangeEnds: "count" | "last";
  tellsRangeOn416: boolean;
  /** What a whole upload says to a chunk that comes once more. */
  wholeSays: 201 | 404 | 416;
  /** Whether drafts that were begun and never sent count among the five. */
  unusedInitsCount: boolean;
  statusRetentionMs: number;
}

/** How posts go, from now on. */
export interface TiktokPlan {
  processingPolls: number;
  moderationPolls: number;
  end: string;
}

interface Granted {
  openId: string;
  scopes: readonly string[];
  endsAtMs: number;
}

/** What TikTok knows: people, tokens, uploads. The server speaks for it. */
export class TiktokHouse {
  readonly people = new Map<string, TiktokPerson>();
  readonly accessTokens = new Map<string, Granted>();
  readonly refreshTokens = new Map<string, Granted>();
  readonly codes = new Map<
    string,
    { openId: string; redirectUri: string; challenge: string; scopes: string[] }
  >();
  readonly uploads: TiktokUpload[] = [];
  readonly plan: TiktokPlan = { processingPolls: 1, moderationPolls: 1, end: "posted" };
  readonly unknowns: TiktokUnknowns = {
    accessTokenSeconds: 7_200,
    refreshTokenSeconds: 180 * 86_400,
    oauthErrorStatus: 400,
    refreshBrings: "another",
    tellsUploadedBytes: true,
    rangeEnds: "count",
    tellsRangeOn416: true,
    wholeSays: 416,
    unusedInitsCount: false,
    statusRetentionMs: Number.POSITIVE_INFINITY,
  };
  /** Whether the app was audited. */
  isAudited = true;

  readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  addPerson(change: Partial<TiktokPerson> = {}): TiktokPerson {
    const person = {
      openId: `-000canary${randomBytes(6).toString("hex")}`,
      username: "owl.facts_1",
      isPrivate: false,
      isBanned: false,
      commentDisabled: false,
      duetDisabled: false,
      stitchDisabled: false,
      maxDurationSec: 600,
      ...change,
    };
    this.people.set(person.openId, person);
    return person;
  }

  /** Tokens, as if the person had just let the app in; the refresh token of before is no more. */
  grant(openId: string, scopes: readonly string[]): { accessToken: string; refreshToken: string } {
    const nowMs = this.clock.nowMs();
    const { accessTokenSeconds, refreshTokenSeconds } = this.unknowns;
    const accessToken = `act.${randomBytes(24).toString("hex")}`;
    const refreshToken = `rft.${randomBytes(24).toString("hex")}`;
    const granted = { openId, scopes };
    this.accessTokens.set(accessToken, { ...granted, endsAtMs: nowMs + accessTokenSeconds * 1000 });
    this.refreshTokens.set(refreshToken, { ...granted, endsAtMs: nowMs + refreshTokenSeconds * 1000 });
    return { accessToken, refreshToken };
  }

  begin(upload: Pick<TiktokUpload, "openId" | "mode" | "info" | "videoSize" | "chunkSize" | "chunkCount">) {
    const number = this.uploads.length + 1;
    const made: TiktokUpload = {
      ...upload,
      publishId: `v_${upload.mode === "direct" ? "pub" : "inbox"}_file~v2-1.${7_000_000_000 + number}`,
      uploadId: String(6_000_000_000 + number),
      uploadToken: randomBytes(16).toString("hex"),
      hash: createHash("sha256"),
      sha256: undefined,
      receivedBytes: 0,
      issuedAtMs: this.clock.nowMs(),
      doneAtMs: undefined,
      end: this.plan.end,
      polls: 0,
      // More digits than a number holds.
      postId: String(7_519_238_471_234_567_891n + BigInt(number) * 2n),
    };
    this.uploads.push(made);
    return made;
  }

  take(upload: TiktokUpload, piece: Buffer): void {
    upload.hash.update(piece);
    upload.receivedBytes += piece.byteLength;
    if (upload.receivedBytes < upload.videoSize) return;
    upload.sha256 = upload.hash.digest("hex");
    upload.doneAtMs = this.clock.nowMs();
    upload.end = this.plan.end;
  }

  /** Everything that came to be: a second one of the same video is what must never happen. */
  published(): readonly TiktokUpload[] {
    return this.uploads.filter(
      ({ doneAtMs, end }) => doneAtMs !== undefined && (end === "posted" || end === "stuck"),
    );
  }

  directPostsOfToday(openId: string): number {
    return this.published().filter(
      (one) => one.openId === openId && one.mode === "direct" && this.isOfToday(one),
    ).length;
  }

  draftsOfToday(openId: string): number {
    const counted = this.unknowns.unusedInitsCount ? this.uploads : this.published();
    return counted.filter((one) => one.openId === openId && one.mode === "draft" && this.isOfToday(one))
      .length;
  }

  private isOfToday({ doneAtMs, issuedAtMs }: TiktokUpload): boolean {
    return this.clock.nowMs() - (doneAtMs ?? issuedAtMs) < DAY_MS;
  }
}
