/** What Instagram does not document, or documents twice: the adapter has to be right whichever way it is. */
export interface Unknowns {
  /** The guide says 100, the reference 50. */
  quotaTotal: number;
  /** A second `media_publish` of a container that is published. */
  secondPublish: "another" | "same" | "refused";
  /** What a published container reads a day later. */
  publishedReadsLater: "PUBLISHED" | "EXPIRED";
  /** Whether the API says how much of a file is there. */
  hasVideoStatus: boolean;
  /** `/me` of Instagram's own login. */
  meShape: "bare" | "wrapped";
  renewedToken: "new" | "same";
  /** How long after publishing the container still reads FINISHED, and the list lacks the post. */
  containerLagMs: number;
  listLagMs: number;
  trialsAreListed: boolean;
  captionIs: (given: string) => string;
}

export interface Container {
  id: string;
  accountId: string;
  form: Readonly<Record<string, string>>;
  bytes: Buffer;
  fileSize: number | undefined;
  madeAtMs: number;
  polls: number;
  /** Undefined: it will be fine. */
  error: string | undefined;
  publishedAtMs: number | undefined;
}

export interface Reel {
  id: string;
  accountId: string;
  caption: string;
  atMs: number;
  productType: "REELS" | "FEED";
  /** Null: from the phone app. */
  containerId: string | null;
  isAiGenerated: boolean;
  /** The file as it came; null: fetched or of the phone. */
  bytes: Buffer | null;
}

export interface Token {
  kind: "person" | "page" | "instagram" | "short";
  accountId: string;
  expiresAtMs: number | null;
  isDead: boolean;
}

const DAY_MS = 86_400_000;
export const REDIRECT = "http://127.0.0.1:43210/callback";

/** Accounts, tokens, containers and posts, as Instagram keeps them. */
export class InstagramWorld {
  readonly unknowns: Unknowns = {
    quotaTotal: 50,
    secondPublish: "another",
    publishedReadsLater: "PUBLISHED",
    hasVideoStatus: true,
    meShape: "bare",
    renewedToken: "new",
    containerLagMs: 0,
    listLagMs: 0,
    trialsAreListed: false,
    captionIs: (given) => given,
  };
  /** As the app's settings have it, to the letter. */
  redirectUri = REDIRECT;
  readonly containers = new Map<string, Container>();
  readonly reels: Reel[] = [];
  readonly tokens = new Map<string, Token>();
  /** Of each container made from now on, in turn: how it fails; undefined: it does not. */
  readonly errorsToCome: (string | undefined)[] = [];
  /** How often a container reads IN_PROGRESS once its bytes are there. */
  processingPolls = 0;
  #count = 0;
  readonly clock: { nowMs(): number };

  constructor(clock: { nowMs(): number }) {
    this.clock = clock;
  }

  /** Seventeen digits: more than a number can hold. */
  newId(): string {
    this.#count += 1;
    return `1799${String(this.#count).padStart(13, "0")}`;
  }

  issue(kind: Token["kind"], accountId: string, expiresAtMs: number | null = null): string {
    this.#count += 1;
    const token = `EAAcanary${kind}${String(this.#count).padStart(24, "0")}`;
    this.tokens.set(token, { kind, accountId, expiresAtMs, isDead: false });
    return token;
  }

  kill(token: string): void {
    const known = this.tokens.get(token);
    if (known) known.isDead = true;
  }

  ownerOf(token: string): Token | undefined {
    const known = this.tokens.get(token);
    if (!known || known.isDead) return undefined;
    return known.expiresAtMs !== null && known.expiresAtMs <= this.clock.nowMs() ? undefined : known;
  }

  /** What the public sees of this program's posts. */
  published(): readonly Reel[] {
    return this.reels.filter(({ containerId }) => containerId !== null);
  }

  postFromPhone(accountId: string, caption: string, productType: Reel["productType"] = "REELS"): Reel {
    const facts = { containerId: null, isAiGenerated: false, bytes: null };
    const reel = { id: this.newId(), accountId, caption, atMs: this.clock.nowMs(), productType, ...facts };
    this.reels.push(reel);
    return reel;
  }

  usage(accountId: string): number {
    const sinceMs = this.clock.nowMs() - DAY_MS;
    return this.published().filter((one) => one.accountId === accountId && one.atMs > sinceMs).length;
  }

  makeContainer(accountId: string, form: Readonly<Record<string, string>>): Container {
    const container: Container = {
      id: this.newId(),
      accountId,
      form,
      bytes: Buffer.alloc(0),
      fileSize: undefined,
      madeAtMs: this.clock.nowMs(),
      polls: 0,
      error: this.errorsToCome.shift(),
      publishedAtMs: undefined,
    };
    this.containers.set(container.id, container);
    return container;
  }

  isWhole({ form, bytes, fileSize }: Container): boolean {
    return form["video_url"] !== undefined || (fileSize !== undefined && bytes.byteLength === fileSize);
  }

  /** As `status_code` has it; asking brings the processing on. */
  look(container: Container): string {
    const { publishedAtMs, madeAtMs } = container;
    const nowMs = this.clock.nowMs();
    const isOld = nowMs - madeAtMs >= DAY_MS;
    if (publishedAtMs !== undefined) {
      if (isOld) return this.unknowns.publishedReadsLater;
      return nowMs - publishedAtMs < this.unknowns.containerLagMs ? "FINISHED" : "PUBLISHED";
    }
    if (isOld) return "EXPIRED";
    if (!this.isWhole(container)) return "IN_PROGRESS";
    if (container.polls < this.processingPolls) {
      container.polls += 1;
      return "IN_PROGRESS";
    }
    return container.error === undefined ? "FINISHED" : "ERROR";
  }

  isReady(container: Container): boolean {
    const isOld = this.clock.nowMs() - container.madeAtMs >= DAY_MS;
    const isProcessed = this.isWhole(container) && container.polls >= this.processingPolls;
    return isProcessed && container.error === undefined && !isOld;
  }

  publish(container: Container): Reel {
    container.publishedAtMs = this.clock.nowMs();
    const reel: Reel = {
      id: this.newId(),
      accountId: container.accountId,
      caption: this.unknowns.captionIs(container.form["caption"] ?? ""),
      atMs: container.publishedAtMs,
      productType: "REELS",
      containerId: container.id,
      isAiGenerated: container.form["is_ai_generated"] === "true",
      bytes: container.form["video_url"] === undefined ? container.bytes : null,
    };
    this.reels.push(reel);
    return reel;
  }

  /** Newest first, as the account's list has them. */
  listed(accountId: string): readonly Reel[] {
    const nowMs = this.clock.nowMs();
    const { listLagMs, trialsAreListed } = this.unknowns;
    return this.reels
      .filter((reel) => {
        const container = this.containers.get(reel.containerId ?? "");
        const isTrial = container?.form["trial_params"] !== undefined;
        const isShown = container === undefined || nowMs - reel.atMs >= listLagMs;
        return reel.accountId === accountId && isShown && (!isTrial || trialsAreListed);
      })
      .toReversed();
  }
}
