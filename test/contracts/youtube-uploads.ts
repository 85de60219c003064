import { createHash, type Hash, randomUUID } from "node:crypto";
import type { ContractReply, ContractRequest } from "./contract-server.ts";
import type { YoutubePlan } from "./youtube-plan.ts";

const QUANTUM = 262_144;

export interface ServedVideo {
  id: string;
  title: string;
  resource: VideoBody;
  /** Of the `Slug`, or of the file that a person uploaded. */
  fileName: string;
  byteCount: number;
  sha256: string;
  publishedAtMs: number;
  looks: number;
}

export interface VideoBody {
  snippet: { title: string; [field: string]: unknown };
  status: {
    privacyStatus: string;
    publishAt?: string | undefined;
    containsSyntheticMedia: boolean;
    selfDeclaredMadeForKids: boolean;
  };
  paidProductPlacementDetails?: { hasPaidProductPlacement: boolean } | undefined;
}

export interface ServedSession {
  id: string;
  totalBytes: number;
  slug: string;
  resource: VideoBody;
  hash: Hash;
  storedBytes: number;
  state: "open" | "done" | "dead";
  videoId: string | undefined;
}

/** Resumable uploads of one channel: sessions, and the videos that they made. */
export class Uploads {
  readonly sessions: ServedSession[] = [];
  readonly videos: ServedVideo[] = [];
  readonly #plan: YoutubePlan;
  readonly #nowMs: () => number;

  constructor(plan: YoutubePlan, nowMs: () => number) {
    this.#plan = plan;
    this.#nowMs = nowMs;
  }

  open(resource: VideoBody, totalBytes: number, slug: string): ServedSession {
    const id = `session-canary-${randomUUID()}`;
    const session: ServedSession = {
      id,
      totalBytes,
      slug,
      resource,
      hash: createHash("sha256"),
      storedBytes: 0,
      state: "open",
      videoId: undefined,
    };
    this.sessions.push(session);
    return session;
  }

  of(request: ContractRequest): ServedSession | undefined {
    return this.sessions.find(({ id }) => id === request.query.get("upload_id"));
  }

  /** What breaks the protocol in one PUT. */
  violations(request: ContractRequest): string[] {
    const session = this.of(request);
    if (session === undefined) return ["no such session was ever opened"];
    const range = rangeOf(request);
    if (range === undefined) return [`content-range is ${String(request.headers["content-range"])}`];
    const { start, end, total } = range;
    const byteCount = request.body.byteLength;
    const problems = [
      ...(total === session.totalBytes ? [] : [`the total is ${total}, not ${session.totalBytes}`]),
      ...(request.headers["content-length"] === String(byteCount)
        ? []
        : ["content-length is not that of the body"]),
    ];
    if (start === undefined) return byteCount === 0 ? problems : [...problems, "a question brought bytes"];
    const isLast = end + 1 === total;
    if (byteCount !== end + 1 - start) problems.push(`${byteCount} bytes came for ${start}-${end}`);
    if (!isLast && byteCount % QUANTUM !== 0) problems.push(`a piece has ${byteCount} bytes`);
    if (session.state === "open" && start !== session.storedBytes)
      problems.push(`bytes from ${start} on came where ${session.storedBytes} are stored`);
    if (request.headers["content-type"] !== "video/mp4") problems.push("content-type is not video/mp4");
    return problems;
  }

  answer(request: ContractRequest): ContractReply {
    const session = this.of(request);
    const range = rangeOf(request);
    if (session === undefined || range === undefined || session.state === "dead")
      return { status: 404, body: "Not Found" };
    if (session.state === "done") return this.#finished(session);
    if (range.start === undefined) return this.#incomplete(session);
    const kept = this.#kept(request.body);
    session.hash.update(kept);
    session.storedBytes += kept.byteLength;
    if (session.storedBytes < session.totalBytes) return this.#incomplete(session);
    const video = this.#make(session);
    session.state = "done";
    session.videoId = video.id;
    return { status: 201, json: this.resourceOf(video) };
  }

  resourceOf({ id, resource }: ServedVideo): unknown {
    return {
      kind: "youtube#video",
      id,
      ...resource,
      status: { ...resource.status, uploadStatus: "uploaded" },
    };
  }

  add(
    video: Pick<ServedVideo, "title" | "fileName" | "byteCount">,
    more: Partial<ServedVideo> = {},
  ): ServedVideo {
    const made: ServedVideo = {
      id: randomUUID().replaceAll("-", "").slice(0, 11),
      resource: {
        snippet: { title: video.title },
        status: { privacyStatus: "public", containsSyntheticMedia: false, selfDeclaredMadeForKids: false },
      },
      sha256: "",
      publishedAtMs: this.#nowMs(),
      looks: 0,
      ...video,
      ...more,
    };
    this.videos.unshift(made);
    return made;
  }

  /** Less than was sent, or nothing, as often as the plan says. */
  #kept(body: Buffer): Buffer {
    const next = this.#plan.keeps.shift();
    if (next === "nothing") return body.subarray(0, 0);
    return next === "less" ? body.subarray(0, Math.floor(body.byteLength / 2 / QUANTUM) * QUANTUM) : body;
  }

  #incomplete({ storedBytes }: ServedSession): ContractReply {
    const headers: Record<string, string> = storedBytes === 0 ? {} : { range: `bytes=0-${storedBytes - 1}` };
    return { status: 308, headers };
  }

  #finished({ videoId }: ServedSession): ContractReply {
    const video = this.videos.find(({ id }) => id === videoId);
    if (this.#plan.finished === "gone" || video === undefined) return { status: 404, body: "Not Found" };
    return { status: 200, json: this.resourceOf(video) };
  }

  #make({ resource, slug, hash, storedBytes }: ServedSession): ServedVideo {
    const { status, paidProductPlacementDetails } = resource;
    const { paid, synthetic, isAudited } = this.#plan;
    const kept = {
      ...resource,
      status: {
        ...status,
        containsSyntheticMedia: synthetic === "kept" && status.containsSyntheticMedia,
        ...(isAudited ? {} : { privacyStatus: "private", publishAt: undefined }),
      },
      paidProductPlacementDetails: paid === "kept" ? paidProductPlacementDetails : undefined,
    };
    return this.add(
      { title: resource.snippet.title, fileName: slug, byteCount: storedBytes },
      { resource: kept, sha256: hash.digest("hex") },
    );
  }
}

/** `start` undefined: a question. */
export function rangeOf({
  headers,
}: Pick<ContractRequest, "headers">): { start: number | undefined; end: number; total: number } | undefined {
  const read = /^bytes (?:\*|(\d+)-(\d+))\/(\d+)$/.exec(String(headers["content-range"]));
  if (read === null) return undefined;
  const [, start, end, total] = read;
  return { start: start === undefined ? undefined : Number(start), end: Number(end), total: Number(total) };
}
