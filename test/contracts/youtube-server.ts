import { z } from "zod";
import { brokenBody } from "./clip-vendor-server.ts";
import {
  type ContractReply,
  type ContractRequest,
  type ContractRoute,
  type ContractServer,
  contractServer,
  type Fault,
} from "./contract-server.ts";
import { type GoogleTokens, googleTokensServer } from "./google-tokens-server.ts";
import { type Listings, listing } from "./youtube-listings.ts";
import { partsOf, type YoutubePlan, youtubeError } from "./youtube-plan.ts";
import { rangeOf, Uploads, type VideoBody } from "./youtube-uploads.ts";

/** What a request is for. `last`: the piece that ends an upload. */
export type YoutubeCall =
  | "session"
  | "chunk"
  | "last"
  | "probe"
  | "thumbnail"
  | "channels"
  | "playlistItems"
  | "insert"
  | "videos";

export interface YoutubeServer
  extends Pick<ContractServer, "origin" | "requests" | "takeViolations" | "answerAfter"> {
  tokens: GoogleTokens;
  plan: YoutubePlan;
  uploads: Uploads;
  listings: Listings;
  /** The channel's. */
  channelId: string;
  /** Requests of this kind that come next meet a fault, after `skip` of them went well. */
  faultAt(call: YoutubeCall, fault: Fault, options?: { times?: number; skip?: number }): void;
  clearFaults(): void;
  countOf(call: YoutubeCall): number;
}

const UPLOAD = "/upload/youtube/v3/videos";
const CHANNEL_ID = "UCcanarychannel0000000001";

const Text = z
  .string()
  .max(5_000)
  .regex(/^[^<>]*$/);
const Body = z.strictObject({
  snippet: z.strictObject({
    title: Text.min(1).max(100),
    description: Text,
    tags: z.array(z.string()).max(500),
    categoryId: z.string().regex(/^\d+$/).optional(),
    defaultLanguage: z.string().min(2),
  }),
  status: z
    .strictObject({
      privacyStatus: z.enum(["public", "unlisted", "private"]),
      publishAt: z.iso.datetime().optional(),
      selfDeclaredMadeForKids: z.boolean(),
      containsSyntheticMedia: z.boolean(),
    })
    .refine(
      ({ privacyStatus, publishAt }) => publishAt === undefined || privacyStatus === "private",
      "only a private video is scheduled",
    ),
  paidProductPlacementDetails: z.strictObject({ hasPaidProductPlacement: z.boolean() }).optional(),
});

/** YouTube's Data API v3 for one channel, with Google's token endpoints beside it: research §2. */
export async function youtubeServer(nowMs: () => number = () => Date.now()): Promise<YoutubeServer> {
  const plan: YoutubePlan = {
    slug: "kept",
    finished: "answers",
    paid: "kept",
    synthetic: "kept",
    isAudited: true,
    keeps: [],
    processedAfter: 1,
    end: { uploadStatus: "processed" },
    listedAfter: 0,
    flips: "at its time",
  };
  const tokens = await googleTokensServer();
  const uploads = new Uploads(plan, nowMs);
  const listings = listing({ plan, uploads, nowMs, channelId: CHANNEL_ID });
  const isKnown = ({ headers }: ContractRequest): boolean =>
    tokens.isGood((headers.authorization ?? "").replace(/^Bearer /, ""));
  const guarded = (route: ContractRoute): ContractRoute => ({
    ...route,
    violations: (request) => [...brokenAuthorization(request), ...route.violations(request)],
    answer: (request) =>
      isKnown(request) ? route.answer(request) : youtubeError(401, "authError", "Invalid Credentials"),
  });
  const uploadRoutes: ContractRoute[] = [
    { method: "POST", path: UPLOAD, violations: brokenOpening, answer: (request) => opened(request) },
    {
      method: "PUT",
      path: UPLOAD,
      violations: (request) => uploads.violations(request),
      answer: (request) => uploads.answer(request),
    },
  ];
  const server = await contractServer({
    routes: [...uploadRoutes, ...listings.routes].map((route) => guarded(route)),
    refuse: (status, problems) => youtubeError(status, "badRequest", problems.join("; ")),
  });
  const opened = (request: ContractRequest): ContractReply => {
    const parts = partsOf(request);
    if (plan.paid === "refused" && parts.includes("paidProductPlacementDetails"))
      return youtubeError(
        400,
        "unexpectedPart",
        "The request uses the part paidProductPlacementDetails, which cannot be set.",
      );
    const { headers, json } = request;
    const session = uploads.open(
      json as VideoBody,
      Number(headers["x-upload-content-length"]),
      String(headers["slug"]),
    );
    const location = `${server.origin}${UPLOAD}?uploadType=resumable&upload_id=${session.id}`;
    return { status: 200, headers: { location, date: new Date(nowMs()).toUTCString() } };
  };
  const faults: { call: YoutubeCall; fault: Fault; left: number; skip: number }[] = [];
  server.meetSome(() => {
    const call = callOf(server.requests.at(-1));
    const planned = faults.find((one) => one.call === call && one.left > 0);
    if (planned === undefined) return undefined;
    if (planned.skip > 0) {
      planned.skip -= 1;
      return undefined;
    }
    planned.left -= 1;
    return planned.fault;
  });
  return {
    origin: server.origin,
    requests: server.requests,
    takeViolations: server.takeViolations,
    answerAfter: server.answerAfter,
    tokens,
    plan,
    uploads,
    listings,
    channelId: CHANNEL_ID,
    faultAt: (call, fault, { times = 1, skip = 0 } = {}) =>
      void faults.push({ call, fault, left: times, skip }),
    clearFaults: () => void faults.splice(0),
    countOf: (call) => server.requests.filter((request) => callOf(request) === call).length,
  };
}

function callOf(request: ContractRequest | undefined): YoutubeCall | undefined {
  if (request === undefined) return undefined;
  const { method, path } = request;
  if (path === UPLOAD && method === "POST") return "session";
  if (path === UPLOAD) {
    const range = rangeOf(request);
    if (range?.start === undefined) return "probe";
    return range.end + 1 === range.total ? "last" : "chunk";
  }
  if (path.endsWith("/thumbnails/set")) return "thumbnail";
  if (method === "POST") return "insert";
  return path.split("/").at(-1) as YoutubeCall;
}

function brokenAuthorization({ headers, path, query }: ContractRequest): string[] {
  const token = (headers.authorization ?? "").replace(/^Bearer /, "");
  const isTold = token !== "" && `${path}?${query.toString()}`.includes(token);
  return [
    ...(/^Bearer \S+$/.test(String(headers.authorization)) ? [] : ["there is no bearer token"]),
    ...(isTold ? ["the token stands in the address"] : []),
  ];
}

function brokenOpening(request: ContractRequest): string[] {
  const { headers, query, json } = request;
  const parts = partsOf(request).toSorted();
  const sent = Object.keys(json ?? {}).toSorted();
  const expected: Readonly<Record<string, RegExp>> = {
    "content-type": /^application\/json; charset=UTF-8$/,
    "x-upload-content-length": /^[1-9]\d*$/,
    "x-upload-content-type": /^video\/mp4$/,
    slug: /^viral-[0-9a-f]{24}\.mp4$/,
  };
  return [
    ...brokenBody(Body, request),
    ...(query.get("uploadType") === "resumable" ? [] : ["uploadType is not resumable"]),
    ...(parts.join() === sent.join() ? [] : [`parts are ${parts.join()}, and ${sent.join()} came`]),
    ...Object.entries(expected)
      .filter(([name, shape]) => !shape.test(String(headers[name] ?? "")))
      .map(([name]) => `header ${name} is ${String(headers[name])}`),
  ];
}
