import type { ContractReply, ContractRequest, ContractRoute } from "./contract-server.ts";
import { partsOf, type YoutubePlan, youtubeError } from "./youtube-plan.ts";
import type { ServedVideo, Uploads } from "./youtube-uploads.ts";

const API = "/youtube/v3";
const UPLOADS_ID = "UUcanarychannel0000000001";
const VIDEO_PARTS = new Set([
  "snippet",
  "status",
  "fileDetails",
  "processingDetails",
  "paidProductPlacementDetails",
]);
const PICTURES = new Set(["image/png", "image/jpeg"]);

export interface Listings {
  routes: ContractRoute[];
  /** Empty: the Google account has no channel. */
  channels: { id: string; title: string; customUrl?: string }[];
  /** Ids of videos, by playlist. */
  playlists: Map<string, string[]>;
  /** Bytes of thumbnails, by video. */
  thumbnails: Map<string, number>;
}

interface Parts {
  plan: YoutubePlan;
  uploads: Uploads;
  nowMs: () => number;
  channelId: string;
}

/** What is read of a channel, and what is put to its videos afterwards. */
export function listing({ plan, uploads, nowMs, channelId }: Parts): Listings {
  const listings: Omit<Listings, "routes"> = {
    channels: [{ id: channelId, title: "Canary facts", customUrl: "@canaryfacts" }],
    playlists: new Map(),
    thumbnails: new Map(),
  };
  let looks = 0;
  const videosOf = ({ query }: ContractRequest): ServedVideo[] => {
    const ids = query.getAll("id").flatMap((id) => id.split(","));
    return uploads.videos.filter(({ id }) => ids.includes(id));
  };
  const list = (
    path: string,
    known: ReadonlySet<string>,
    answer: ContractRoute["answer"],
  ): ContractRoute => ({
    method: "GET",
    path: `${API}/${path}`,
    violations: (request) => [
      ...partsOf(request)
        .filter((part) => !known.has(part))
        .map((part) => `there is no part ${part}`),
      ...(partsOf(request).length > 0 ? [] : ["no part is asked for"]),
    ],
    answer,
  });
  const channels = (): ContractReply => ({
    status: 200,
    json: {
      items: listings.channels.map(({ id, ...snippet }) => ({
        id,
        snippet,
        contentDetails: { relatedPlaylists: { uploads: UPLOADS_ID } },
      })),
    },
  });
  const playlistItems = ({ query }: ContractRequest): ContractReply => {
    const playlistId = query.get("playlistId") ?? "";
    if (playlistId !== UPLOADS_ID) {
      const ids = listings.playlists.get(playlistId);
      if (ids === undefined) return youtubeError(404, "playlistNotFound", "The playlist cannot be found.");
      const wanted = query.get("videoId");
      return {
        status: 200,
        json: { items: ids.filter((id) => id === wanted).map((id) => ({ id: `item-${id}` })) },
      };
    }
    looks += 1;
    const size = Number(query.get("maxResults") ?? 5);
    const from = Number(query.get("pageToken") ?? 0);
    const all = looks > plan.listedAfter ? uploads.videos : uploads.videos.slice(1);
    const items = all.slice(from, from + size).map(({ id, publishedAtMs }) => ({
      contentDetails: { videoId: id },
      snippet: { publishedAt: new Date(publishedAtMs).toISOString() },
    }));
    const isMore = from + size < all.length;
    return { status: 200, json: { items, ...(isMore ? { nextPageToken: String(from + size) } : {}) } };
  };
  const videos = (request: ContractRequest): ContractReply => {
    const parts = partsOf(request);
    const items = videosOf(request).map((video) => {
      if (parts.includes("status")) video.looks += 1;
      return Object.fromEntries([["id", video.id], ...parts.map((part) => [part, partOf(video, part)])]);
    });
    return { status: 200, json: { items } };
  };
  const partOf = (video: ServedVideo, part: string): unknown => {
    const { snippet, status, paidProductPlacementDetails } = video.resource;
    if (part === "snippet") return { ...snippet, publishedAt: new Date(video.publishedAtMs).toISOString() };
    if (part === "paidProductPlacementDetails") return paidProductPlacementDetails ?? {};
    if (part === "fileDetails") return fileDetails(video);
    if (part === "processingDetails") return { processingStatus: "processing" };
    if (video.looks <= plan.processedAfter) return { ...status, uploadStatus: "uploaded" };
    const isDue =
      plan.flips === "at its time" &&
      status.publishAt !== undefined &&
      Date.parse(status.publishAt) <= nowMs();
    return { ...status, ...(isDue ? { privacyStatus: "public", publishAt: undefined } : {}), ...plan.end };
  };
  const fileDetails = ({ fileName, byteCount }: ServedVideo): unknown => {
    const fileSize = String(byteCount);
    const isOurs = fileName.startsWith("viral-");
    if (!isOurs || plan.slug === "kept") return { fileName, fileSize };
    return plan.slug === "unknown" ? { fileName: "unknown", fileSize } : { fileSize };
  };
  return {
    ...listings,
    routes: [
      list("channels", new Set(["snippet", "contentDetails", "status"]), channels),
      list("playlistItems", new Set(["id", "snippet", "contentDetails"]), playlistItems),
      list("videos", VIDEO_PARTS, videos),
      {
        method: "POST",
        path: `${API}/playlistItems`,
        violations: ({ json }) =>
          itemOf(json) === undefined ? ["the item names no playlist and no video"] : [],
        answer({ json }) {
          const item = itemOf(json);
          const ids = listings.playlists.get(item?.playlistId ?? "");
          if (ids === undefined)
            return youtubeError(404, "playlistNotFound", "The playlist cannot be found.");
          ids.push(item?.videoId ?? "");
          return { status: 200, json: { kind: "youtube#playlistItem" } };
        },
      },
      {
        method: "POST",
        path: `/upload${API}/thumbnails/set`,
        violations: ({ headers, query }) => [
          ...(PICTURES.has(String(headers["content-type"])) ? [] : ["it is no picture"]),
          ...(query.get("uploadType") === "media" ? [] : ["uploadType is not media"]),
        ],
        answer({ query, body }) {
          listings.thumbnails.set(query.get("videoId") ?? "", body.byteLength);
          return { status: 200, json: { kind: "youtube#thumbnailSetResponse" } };
        },
      },
    ],
  };
}

function itemOf(json: unknown): { playlistId: string; videoId: string } | undefined {
  const { snippet } = (json ?? {}) as {
    snippet?: { playlistId?: string; resourceId?: { kind?: string; videoId?: string } };
  };
  const { playlistId, resourceId } = snippet ?? {};
  if (!playlistId || !resourceId?.videoId || resourceId.kind !== "youtube#video") return undefined;
  return { playlistId, videoId: resourceId.videoId };
}
