import { z } from "zod";
import {
  type ContractReply,
  type ContractRequest,
  type ContractRoute,
  type ContractServer,
  contractServer,
  type Fault,
} from "./contract-server.ts";
import { instagramLoginRoutes } from "./instagram-login-routes.ts";
import { brokenForm, ContainerForm, graphFailure, uploadFailure } from "./instagram-shapes.ts";
import { type Container, InstagramWorld, type Reel } from "./instagram-world.ts";

export const VERSION = "v26.0";
export const ACCOUNT = { userId: "17841400000000017", username: "fox.facts", pageId: "104000000000011" };

/** How a request that publishes is answered, and whether the reel is live all the same. */
export interface PublishAnswer {
  reply: ContractReply;
  isLive: boolean;
}

export type RouteName =
  | "limit"
  | "create"
  | "upload"
  | "container"
  | "publish"
  | "list"
  | "media"
  | "who"
  | "login";

export interface InstagramServer {
  world: InstagramWorld;
  /** Settings as a user writes them: each of Meta's hosts has its own place. */
  baseUrl: string;
  settings: Readonly<Record<string, string>>;
  http: ContractServer;
  /** The next requests of this kind meet it: `times` of them. */
  meetAt(route: RouteName, fault: Fault, times?: number): void;
  /** The next requests that publish are answered like this. */
  publishAnswers: PublishAnswer[];
  /** Of the next upload so many bytes arrive before the line breaks; then of the one after it. */
  uploadBreaksAfter: number[];
  /** The version that says it answered. */
  servedVersion: string;
  asked(route: RouteName): readonly ContractRequest[];
}

/**
 * Both of Meta's APIs for reels, its upload host and its logins: research §3. Strict about hosts, versions, headers and
 * forms. It keeps what was published.
 */
export async function instagramServer(clock: { nowMs(): number }): Promise<InstagramServer> {
  const world = new InstagramWorld(clock);
  const faults = new Map<RouteName, { fault: Fault; times: number }>();
  const asked: { route: RouteName; request: ContractRequest }[] = [];
  let current: RouteName = "login";

  const stamped = (reply: ContractReply): ContractReply => ({
    ...reply,
    headers: {
      date: new Date(clock.nowMs()).toUTCString(),
      "facebook-api-version": self.servedVersion,
      ...reply.headers,
    },
  });
  const named =
    (name: RouteName | ((request: ContractRequest) => RouteName)) =>
    ({ violations, answer, ...route }: ContractRoute): ContractRoute => ({
      ...route,
      violations: (request) => {
        current = typeof name === "string" ? name : name(request);
        asked.push({ route: current, request });
        return violations(request);
      },
      answer: (request) => stamped(answer(request)),
    });

  const containerOrMedia = ({ path }: ContractRequest): RouteName =>
    world.containers.has(path.split("/").at(-1) ?? "") ? "container" : "media";
  /** A route of either API: the same words at two hosts. */
  const graph = (
    name: RouteName | ((request: ContractRequest) => RouteName),
    method: "GET" | "POST",
    path: RegExp,
    answer: (request: ContractRequest, accountId: string, isFacebook: boolean) => ContractReply,
    form?: z.ZodType,
  ): ContractRoute =>
    named(name)({
      method,
      path: new RegExp(`^/graph-(?:fb|ig)/${VERSION}${path.source}$`),
      violations: ({ headers, query, body }) => [
        ...(/^Bearer \S+$/.test(headers.authorization ?? "") ? [] : ["a token is not in its header"]),
        ...(query.has("access_token") ? ["a token is in the address"] : []),
        ...(form ? brokenForm(form, headers["content-type"], body) : []),
      ],
      answer: (request) => {
        const isFacebook = request.path.startsWith("/graph-fb/");
        const token = world.ownerOf((request.headers.authorization ?? "").replace("Bearer ", ""));
        const isOfThisHost = token !== undefined && (token.kind === "instagram") !== isFacebook;
        if (!isOfThisHost) return graphFailure(190, 463, { status: 401, message: "Token has expired" });
        return answer(request, token.accountId, isFacebook);
      },
    });

  const routes: readonly ContractRoute[] = [
    graph("limit", "GET", /\/\d+\/content_publishing_limit/, (_request, accountId) => ({
      status: 200,
      json: {
        data: [
          {
            quota_usage: world.usage(accountId),
            config: { quota_total: world.unknowns.quotaTotal, quota_duration: 86_400 },
          },
        ],
      },
    })),
    graph(
      "create",
      "POST",
      /\/\d+\/media/,
      ({ body }, accountId, isFacebook) => {
        const form = Object.fromEntries(new URLSearchParams(body.toString()));
        if (!isFacebook && form["video_url"] === undefined)
          return graphFailure(100, undefined, { message: "The parameter video_url is required" });
        const { id } = world.makeContainer(accountId, form);
        const uri = `${http.origin}/rupload/ig-api-upload/${VERSION}/${id}`;
        return { status: 200, json: { id, ...(isFacebook ? { uri } : {}) } };
      },
      ContainerForm,
    ),
    graph(
      "publish",
      "POST",
      /\/\d+\/media_publish/,
      ({ body }) => {
        const container = world.containers.get(new URLSearchParams(body.toString()).get("creation_id") ?? "");
        const planned = self.publishAnswers.shift();
        if (planned && !planned.isLive) return planned.reply;
        if (!container) return graphFailure(24, 2207006);
        const reply = publish(container);
        return planned?.reply ?? reply;
      },
      z.strictObject({ creation_id: z.string().regex(/^\d+$/) }),
    ),
    graph("list", "GET", /\/\d+\/media/, ({ query }, accountId, isFacebook) => {
      const limit = Number(query.get("limit"));
      const all = world.listed(accountId);
      const paging = { cursors: { after: "QVFI" }, ...(all.length > limit ? { next: "https://next" } : {}) };
      const data = all.slice(0, limit).map((reel) => shown(reel, isFacebook));
      return { status: 200, json: { data, paging } };
    }),
    graph(containerOrMedia, "GET", /\/1799\d{13}/, (request, accountId, isFacebook) => {
      const id = request.path.split("/").at(-1) ?? "";
      const container = world.containers.get(id);
      if (container) return containerReply(container, isFacebook);
      const reel = world.reels.find((one) => one.id === id && one.accountId === accountId);
      return reel
        ? { status: 200, json: { ...shown(reel, isFacebook), ...labels(reel) } }
        : graphFailure(100, 33);
    }),
    graph("who", "GET", /\/1784\d{13}/, (_request, accountId) => ({
      status: 200,
      json: { username: ACCOUNT.username, id: accountId },
    })),
    named("upload")({
      method: "POST",
      path: new RegExp(`^/rupload/ig-api-upload/${VERSION}/\\d+$`),
      violations: ({ headers }) => [
        ...(/^OAuth \S+$/.test(headers.authorization ?? "") ? [] : ["the upload host knows OAuth only"]),
        ...(/^\d+$/.test(String(headers["offset"])) ? [] : ["there is no offset"]),
        ...(/^\d+$/.test(String(headers["file_size"])) ? [] : ["there is no file_size"]),
      ],
      answer: (request) => upload(request),
    }),
    ...instagramLoginRoutes(world, ACCOUNT, VERSION, graphFailure).map(named("login")),
  ];

  function publish(container: Container): ContractReply {
    if (container.publishedAtMs !== undefined) {
      const { secondPublish } = world.unknowns;
      if (secondPublish === "refused") return graphFailure(24, 2207008);
      const [first] = world.reels.filter(({ containerId }) => containerId === container.id);
      const reel = secondPublish === "same" && first ? first : world.publish(container);
      return { status: 200, json: { id: reel.id } };
    }
    if (world.usage(container.accountId) >= world.unknowns.quotaTotal) return graphFailure(9, 2207042);
    if (!world.isReady(container)) return graphFailure(9007, 2207027);
    return { status: 200, json: { id: world.publish(container).id } };
  }

  function containerReply(container: Container, isFacebook: boolean): ContractReply {
    const code = world.look(container);
    const transferred = container.bytes.byteLength;
    const isComplete = world.isWhole(container);
    const uploading = { status: isComplete ? "complete" : "in_progress", bytes_transferred: transferred };
    const videoStatus = { uploading_phase: uploading, processing_phase: { status: "not_started" } };
    const hasVideoStatus = isFacebook && world.unknowns.hasVideoStatus;
    return {
      status: 200,
      json: {
        id: container.id,
        status_code: code,
        status: code === "ERROR" ? container.error : `${code}: as it is.`,
        ...(hasVideoStatus ? { video_status: videoStatus } : {}),
      },
    };
  }

  function upload({ headers, body, path }: ContractRequest): ContractReply {
    const container = world.containers.get(path.split("/").at(-1) ?? "");
    const token = world.ownerOf((headers.authorization ?? "").replace("OAuth ", ""));
    if (!token || token.accountId !== container?.accountId)
      return uploadFailure(400, "NotAuthorizedError", "User not authorized to perform this request");
    const offset = Number(headers["offset"]);
    const { byteLength } = container.bytes;
    // Without a word of how far it came, the only thing that anybody can do is to begin again.
    if (offset !== byteLength && !(offset === 0 && !world.unknowns.hasVideoStatus))
      return uploadFailure(400, "ProcessingFailedError", `offset ${offset}, expected ${byteLength}`);
    const taken = self.uploadBreaksAfter.shift() ?? body.byteLength;
    container.bytes = Buffer.concat([container.bytes.subarray(0, offset), body.subarray(0, taken)]);
    container.fileSize = Number(headers["file_size"]);
    if (taken < body.byteLength) return uploadFailure(500, "ServiceUnavailable", "Upload broke off", true);
    return { status: 200, json: { success: true, message: "Upload successful." } };
  }

  const shown = ({ id, caption, atMs, productType }: Reel, isFacebook: boolean) => ({
    id,
    ...(caption === "" ? {} : { caption }),
    timestamp: new Date(atMs).toISOString().replace(/\.\d+Z$/, "+0000"),
    media_type: "VIDEO",
    ...(isFacebook ? { media_product_type: productType } : {}),
    permalink: `https://www.instagram.com/reel/${id}/`,
  });
  const labels = ({ isAiGenerated }: Reel) => ({ is_ai_generated: isAiGenerated });

  const http = await contractServer({
    routes,
    refuse: (status, problems) =>
      current === "upload"
        ? uploadFailure(status, "NotAuthorizedError", problems.join("; "))
        : graphFailure(100, undefined, { status, message: problems.join("; ") }),
  });
  http.meetSome(() => {
    const met = faults.get(current);
    if (!met || met.times === 0) return undefined;
    met.times -= 1;
    return met.fault;
  });
  const self: InstagramServer = {
    world,
    baseUrl: `${http.origin}/graph-fb`,
    settings: {
      loginBaseUrl: `${http.origin}/graph-ig`,
      uploadBaseUrl: `${http.origin}/rupload`,
      tokenBaseUrl: `${http.origin}/api-ig`,
    },
    http,
    meetAt: (route, fault, times = 1) => void faults.set(route, { fault, times }),
    publishAnswers: [],
    uploadBreaksAfter: [],
    servedVersion: VERSION,
    asked: (route) => asked.filter((one) => one.route === route).map(({ request }) => request),
  };
  return self;
}
