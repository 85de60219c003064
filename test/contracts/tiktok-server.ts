import type { Clock } from "../../src/core/clock.ts";
import {
  type ContractReply,
  type ContractRequest,
  type ContractRoute,
  contractServer,
  type Fault,
} from "./contract-server.ts";
import { HOUR_MS, TiktokHouse, type TiktokPerson, type TiktokUpload } from "./tiktok-house.ts";
import { tiktokOauth } from "./tiktok-oauth.ts";
import {
  AuthorizeQuery,
  brokenCall,
  brokenForm,
  brokenPiece,
  brokenShape,
  DirectInit,
  DraftInit,
  type PostInfo,
  RevokeForm,
  rangeOf,
  type SourceInfo,
  StatusQuestion,
  TokenForm,
} from "./tiktok-shapes.ts";

/** What a request is for. */
export type TiktokStage =
  | "authorize"
  | "token"
  | "revoke"
  | "user-info"
  | "creator-info"
  | "init"
  | "chunk"
  | "last-chunk"
  | "status"
  | "none";

export interface TiktokServer {
  origin: string;
  house: TiktokHouse;
  /** The next requests of this kind meet a fault. */
  faultAt: (stage: TiktokStage, fault: Fault, times?: number) => void;
  /** How many requests of this kind came. */
  countOf: (stage: TiktokStage) => number;
  requests: readonly ContractRequest[];
  takeViolations: () => readonly string[];
}

const PATHS: Readonly<Record<string, TiktokStage>> = {
  "/v2/auth/authorize/": "authorize",
  "/v2/oauth/token/": "token",
  "/v2/oauth/revoke/": "revoke",
  "/v2/user/info/": "user-info",
  "/v2/post/publish/creator_info/query/": "creator-info",
  "/v2/post/publish/video/init/": "init",
  "/v2/post/publish/inbox/video/init/": "init",
  "/v2/post/publish/status/fetch/": "status",
};

function stageOf(request: ContractRequest): TiktokStage {
  if (request.path !== "/video/") return PATHS[request.path] ?? "none";
  const range = rangeOf(request);
  return range && range.last + 1 === range.total ? "last-chunk" : "chunk";
}

export const tiktokSays = (status: number, code: string, message = "", data: object = {}): ContractReply => ({
  status,
  json: { data, error: { code, message, log_id: "202611290000000000000000000000AA" } },
});
const ok = (data: object): ContractReply => tiktokSays(200, "ok", "", data);

/** TikTok's login, Content Posting API and upload host: research social-apis §1, strict and with a memory. */
export async function tiktokServer(clock: Clock): Promise<TiktokServer> {
  const house = new TiktokHouse(clock);
  const { unknowns } = house;
  const oauth = tiktokOauth(house);
  const faults = new Map<TiktokStage, { fault: Fault; left: number }>();
  let origin = "";

  /** Answers as the person whose token came, when it is good for one of these. */
  const as =
    (scopes: readonly string[], answer: (person: TiktokPerson, request: ContractRequest) => ContractReply) =>
    (request: ContractRequest): ContractReply => {
      const granted = house.accessTokens.get((request.headers.authorization ?? "").replace("Bearer ", ""));
      const person = house.people.get(granted?.openId ?? "");
      if (!granted || !person || granted.endsAtMs <= clock.nowMs())
        return tiktokSays(
          401,
          "access_token_invalid",
          "The access token is invalid or not found in the request.",
        );
      if (scopes.some((scope) => granted.scopes.includes(scope))) return answer(person, request);
      return tiktokSays(401, "scope_not_authorized", `The user did not authorize ${scopes.join(" or ")}.`);
    };

  function creatorInfo(person: TiktokPerson): ContractReply {
    const cap = capOf(person, "direct");
    // With 200, on purpose.
    if (cap) return tiktokSays(200, cap);
    return ok({
      creator_avatar_url: "https://p16.tiktokcdn.example/a.jpeg",
      creator_username: person.username,
      creator_nickname: "Owl\u001b[31m Facts",
      privacy_level_options: optionsOf(person),
      comment_disabled: person.commentDisabled,
      duet_disabled: person.duetDisabled || person.isPrivate,
      stitch_disabled: person.stitchDisabled || person.isPrivate,
      max_video_post_duration_sec: person.maxDurationSec,
    });
  }

  function capOf({ isBanned, openId }: TiktokPerson, mode: TiktokUpload["mode"]): string | undefined {
    if (isBanned) return "spam_risk_user_banned_from_posting";
    if (mode === "direct")
      return house.directPostsOfToday(openId) >= 15 ? "spam_risk_too_many_posts" : undefined;
    return house.draftsOfToday(openId) >= 5 ? "spam_risk_too_many_pending_share" : undefined;
  }

  const init =
    (mode: TiktokUpload["mode"]) =>
    (person: TiktokPerson, { json }: ContractRequest) => {
      const { post_info: info, source_info: source } = json as {
        post_info?: PostInfo;
        source_info: SourceInfo;
      };
      const cap = capOf(person, mode);
      if (cap) return tiktokSays(403, cap);
      if (info && !house.isAudited && (!person.isPrivate || info.privacy_level !== "SELF_ONLY"))
        return tiktokSays(403, "unaudited_client_can_only_post_to_private_accounts");
      if (info && !optionsOf(person).includes(info.privacy_level))
        return tiktokSays(403, "privacy_level_option_mismatch");
      const { video_size: videoSize, chunk_size: chunkSize, total_chunk_count: chunkCount } = source;
      const made = house.begin({ openId: person.openId, mode, info, videoSize, chunkSize, chunkCount });
      const query = `upload_id=${made.uploadId}&upload_token=${made.uploadToken}`;
      return ok({ publish_id: made.publishId, upload_url: `${origin}/video/?${query}` });
    };

  function piece(request: ContractRequest): ContractReply {
    const { query, body } = request;
    const range = rangeOf(request);
    const upload = house.uploads.find(({ uploadId }) => uploadId === query.get("upload_id"));
    if (!upload || !range || upload.uploadToken !== query.get("upload_token")) return { status: 404 };
    if (upload.doneAtMs !== undefined) {
      if (unknowns.wholeSays === 404) return { status: 404 };
      return { status: unknowns.wholeSays, headers: progressOf(upload, unknowns.wholeSays) };
    }
    if (clock.nowMs() >= upload.issuedAtMs + HOUR_MS) return { status: 403 };
    if (range.first !== upload.receivedBytes) return { status: 416, headers: progressOf(upload, 416) };
    if (range.total !== upload.videoSize || !isWholeChunk(upload, range.last)) return { status: 400 };
    house.take(upload, body);
    return { status: upload.doneAtMs === undefined ? 206 : 201, headers: progressOf(upload, 206) };
  }

  function progressOf(upload: TiktokUpload, status: number): Record<string, string> {
    const { receivedBytes, videoSize } = upload;
    if (receivedBytes === 0 || (status === 416 && !unknowns.tellsRangeOn416)) return {};
    const end = unknowns.rangeEnds === "count" ? receivedBytes : receivedBytes - 1;
    return { "content-range": `bytes 0-${end}/${videoSize}` };
  }

  function status(person: TiktokPerson, { json }: ContractRequest): ContractReply {
    const { publish_id: publishId } = json as { publish_id: string };
    const upload = house.uploads.find((one) => one.publishId === publishId);
    if (!upload || clock.nowMs() - upload.issuedAtMs > unknowns.statusRetentionMs)
      return tiktokSays(400, "invalid_publish_id", "The publish_id does not exist");
    if (upload.openId !== person.openId)
      return tiktokSays(400, "token_not_authorized_for_specified_publish_id");
    const reply = ok({
      ...newsOf(upload),
      ...(unknowns.tellsUploadedBytes ? { uploaded_bytes: upload.receivedBytes } : {}),
    });
    // Numbers, as TikTok sends them: longer than JSON of ours could write.
    const body = JSON.stringify(reply.json).replace(/"(\d{19})"/g, "$1");
    return { status: 200, headers: { "content-type": "application/json" }, body };
  }

  function newsOf(upload: TiktokUpload): Record<string, unknown> {
    if (upload.doneAtMs === undefined) return { status: "PROCESSING_UPLOAD" };
    upload.polls += 1;
    const { processingPolls, moderationPolls } = house.plan;
    if (upload.end === "stuck" || upload.polls <= processingPolls) return { status: "PROCESSING_UPLOAD" };
    if (upload.end !== "posted")
      return { status: "FAILED", fail_reason: upload.end, publicaly_available_post_id: [] };
    if (upload.mode === "draft") return { status: "SEND_TO_USER_INBOX" };
    const isPublic = upload.info?.["privacy_level"] === "PUBLIC_TO_EVERYONE";
    const isSeen = isPublic && upload.polls > processingPolls + moderationPolls;
    return { status: "PUBLISH_COMPLETE", publicaly_available_post_id: isSeen ? [upload.postId] : [] };
  }

  function userInfo(person: TiktokPerson, { query, headers }: ContractRequest): ContractReply {
    const granted = house.accessTokens.get((headers.authorization ?? "").replace("Bearer ", ""));
    const fields = (query.get("fields") ?? "").split(",");
    if (fields.includes("username") && !granted?.scopes.includes("user.info.profile"))
      return tiktokSays(401, "scope_not_authorized");
    const all: Record<string, string> = {
      open_id: person.openId,
      display_name: "Owl\u001b[31m Facts",
      username: person.username,
    };
    return ok({ user: Object.fromEntries(fields.map((name) => [name, all[name]])) });
  }

  const call = (
    path: string,
    body: Parameters<typeof brokenCall>[1],
    answer: ContractRoute["answer"],
    method = "POST",
  ): ContractRoute => ({ method, path, violations: (request) => brokenCall(request, body), answer });
  const server = await contractServer({
    routes: [
      {
        method: "GET",
        path: "/v2/auth/authorize/",
        violations: ({ query }) => brokenShape(AuthorizeQuery, Object.fromEntries(query)),
        answer: oauth.authorize,
      },
      {
        method: "POST",
        path: "/v2/oauth/token/",
        violations: (request) => brokenForm(request, TokenForm),
        answer: oauth.token,
      },
      {
        method: "POST",
        path: "/v2/oauth/revoke/",
        violations: (request) => brokenForm(request, RevokeForm),
        answer: oauth.revoke,
      },
      call("/v2/user/info/", "none", as(["user.info.basic"], userInfo), "GET"),
      call("/v2/post/publish/creator_info/query/", "none", as(["video.publish"], creatorInfo)),
      call("/v2/post/publish/video/init/", DirectInit, as(["video.publish"], init("direct"))),
      call("/v2/post/publish/inbox/video/init/", DraftInit, as(["video.upload"], init("draft"))),
      call("/v2/post/publish/status/fetch/", StatusQuestion, as(["video.upload", "video.publish"], status)),
      { method: "PUT", path: "/video/", violations: brokenPiece, answer: piece },
    ],
    refuse: (code, problems) => tiktokSays(code, "invalid_params", problems.join("; ")),
  });
  origin = server.origin;
  server.meetSome((request) => {
    const met = faults.get(stageOf(request));
    if (met === undefined || met.left === 0) return undefined;
    met.left -= 1;
    return met.fault;
  });
  return {
    origin,
    house,
    faultAt: (stage, fault, times = 1) => void faults.set(stage, { fault, left: times }),
    countOf: (stage) => server.requests.filter((request) => stageOf(request) === stage).length,
    requests: server.requests,
    takeViolations: server.takeViolations,
  };
}

const optionsOf = ({ isPrivate }: TiktokPerson): string[] => [
  isPrivate ? "FOLLOWER_OF_CREATOR" : "PUBLIC_TO_EVERYONE",
  "MUTUAL_FOLLOW_FRIENDS",
  "SELF_ONLY",
];

function isWholeChunk(
  { chunkSize, chunkCount, videoSize, receivedBytes }: TiktokUpload,
  last: number,
): boolean {
  const index = Math.min(Math.floor(receivedBytes / chunkSize), chunkCount - 1);
  return last + 1 === (index === chunkCount - 1 ? videoSize : (index + 1) * chunkSize);
}
