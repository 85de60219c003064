import { randomUUID, verify } from "node:crypto";
import { z } from "zod";
import { ACCOUNT_PROJECT, accountPublicKey } from "../support/service-account.ts";
import {
  brokenBody,
  brokenHeaders,
  type ClipVendorServer,
  JobBook,
  Stages,
  type VendorJob,
} from "./clip-vendor-server.ts";
import {
  type ContractReply,
  type ContractRequest,
  type ContractRoute,
  contractServer,
} from "./contract-server.ts";

const TOKEN_SECONDS = 3_599;

const Body = z.strictObject({
  instances: z.tuple([
    z.strictObject({
      prompt: z.string().min(1),
      image: z
        .strictObject({ bytesBase64Encoded: z.base64(), mimeType: z.enum(["image/png", "image/jpeg"]) })
        .optional(),
    }),
  ]),
  parameters: z.strictObject({
    sampleCount: z.literal(1),
    durationSeconds: z.union([z.literal(4), z.literal(6), z.literal(8)]),
    aspectRatio: z.enum(["16:9", "9:16"]),
    resolution: z.enum(["720p", "1080p"]),
    generateAudio: z.boolean(),
    seed: z.number().int().min(0).max(4_294_967_295).optional(),
  }),
});
const Claim = z.strictObject({
  iss: z.string().endsWith(".iam.gserviceaccount.com"),
  scope: z.literal("https://www.googleapis.com/auth/cloud-platform"),
  aud: z.string(),
  iat: z.number().int(),
  exp: z.number().int(),
});

const failure = (code: number, status: string, message: string): ContractReply => ({
  status: code,
  json: { error: { code, status, message } },
});
const noAccess = failure(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");

export interface VertexServer extends ClipVendorServer {
  /** Every token that was given out. */
  tokens: readonly string[];
}

/** Vertex AI's long-running predictions and Google's token endpoint: research §2.4. */
export async function vertexServer(file: Buffer, tokenStart: string): Promise<VertexServer> {
  const book = new JobBook();
  const stages = new Stages("token");
  const tokens: string[] = [];
  const models = `/v1beta1/projects/${ACCOUNT_PROJECT}/locations/us-central1/publishers/google/models`;
  const operationOf = (job: VendorJob): string =>
    `${models.slice("/v1beta1/".length)}/veo-3.1-fast-generate-001/operations/${job.id}`;

  const token = (request: ContractRequest): ContractReply => {
    stages.expect(book.jobs.length === 0 ? "submit" : "poll");
    const assertion = new URLSearchParams(request.body.toString()).get("assertion") ?? "";
    const [header = "", claim = "", signature = ""] = assertion.split(".");
    const isSigned = verify(
      "RSA-SHA256",
      Buffer.from(`${header}.${claim}`),
      accountPublicKey,
      Buffer.from(signature, "base64url"),
    );
    if (!isSigned)
      return { status: 400, json: { error: "invalid_grant", error_description: "Invalid JWT Signature." } };
    tokens.push(`${tokenStart}${tokens.length}.${randomUUID()}`);
    return {
      status: 200,
      json: { access_token: tokens.at(-1), expires_in: TOKEN_SECONDS, token_type: "Bearer" },
    };
  };
  const brokenGrant = ({ headers, body }: ContractRequest): string[] => {
    const form = new URLSearchParams(body.toString());
    const [header = "", claim = ""] = (form.get("assertion") ?? "")
      .split(".")
      .map((part) => Buffer.from(part, "base64url").toString());
    const read = Claim.safeParse(JSON.parse(claim || "{}"));
    return [
      ...(headers["content-type"] === "application/x-www-form-urlencoded" ? [] : ["it is no form"]),
      ...(form.get("grant_type") === "urn:ietf:params:oauth:grant-type:jwt-bearer" ? [] : ["grant_type"]),
      ...(JSON.parse(header || "{}").alg === "RS256" ? [] : ["alg"]),
      ...(read.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`),
      ...(read.data?.aud === `${server.origin}/token` ? [] : ["aud"]),
      ...(read.data && read.data.exp - read.data.iat <= 3_600 ? [] : ["exp"]),
    ];
  };

  const route = (
    path: ContractRoute["path"],
    shape: z.ZodType,
    answer: ContractRoute["answer"],
  ): ContractRoute => ({
    method: "POST",
    path,
    violations: (request) => [
      ...brokenHeaders(request, { authorization: /^Bearer \S+$/ }),
      ...brokenBody(shape, request),
    ],
    answer: (request) =>
      tokens.includes(request.headers.authorization?.slice(7) ?? "") ? answer(request) : noAccess,
  });
  const start = ({ json }: ContractRequest): ContractReply => {
    const job = book.make(Body.parse(json).instances[0].prompt);
    stages.expect("poll");
    return { status: 200, json: { name: operationOf(job) } };
  };
  const fetchOperation = ({ json }: ContractRequest): ContractReply => {
    stages.expect("poll");
    const { operationName: name } = json as { operationName: string };
    const job = book.find(name.split("/").at(-1) ?? "");
    if (!job) return failure(404, "NOT_FOUND", "The operation does not exist.");
    const done = (more: object): ContractReply => ({ status: 200, json: { name, done: true, ...more } });
    switch (book.look(job)) {
      case "running":
        return { status: 200, json: { name } };
      case "moderated":
        return done({
          response: { videos: [], raiMediaFilteredCount: 1, raiMediaFilteredReasons: ["It shows a person."] },
        });
      case "failed":
        return done({ error: { code: 13, message: "Internal error." } });
      case "unknown":
        return done({ response: { videos: [{ gcsUri: "gs://somewhere/clip.mp4", mimeType: "video/mp4" }] } });
      default:
        return done({
          response: { videos: [{ bytesBase64Encoded: file.toString("base64"), mimeType: "video/mp4" }] },
        });
    }
  };

  const server = await contractServer({
    routes: [
      { method: "POST", path: "/token", violations: brokenGrant, answer: token },
      route(`${models}/veo-3.1-fast-generate-001:predictLongRunning`, Body, start),
      route(
        `${models}/veo-3.1-fast-generate-001:fetchPredictOperation`,
        z.strictObject({ operationName: z.string().startsWith("projects/") }),
        fetchOperation,
      ),
    ],
    refuse: (status, problems) => failure(status, "INVALID_ARGUMENT", problems.join("; ")),
  });
  stages.attach(server);
  return {
    origin: server.origin,
    plan: book.plan,
    jobs: book.jobs,
    files: [],
    tokens,
    refusals: {
      throttled: failure(429, "RESOURCE_EXHAUSTED", "Quota exceeded for online prediction requests."),
      "out of credit": failure(403, "PERMISSION_DENIED", "This API method requires billing to be enabled."),
      moderated: failure(400, "INVALID_ARGUMENT", "The prompt violates Vertex AI's usage guidelines."),
      "bad request": failure(400, "INVALID_ARGUMENT", "durationSeconds is not supported."),
      "bad key": noAccess,
      overloaded: failure(503, "UNAVAILABLE", "The service is currently unavailable."),
    },
    faultAt: (stage, fault, times = 1) => stages.faultAt(stage, fault, times),
    answerAfter: (delayMs) => server.answerAfter(delayMs),
    meetSome: (pick) => server.meetSome(pick),
    requestCount: () => server.requests.length,
    takeViolations: () => server.takeViolations(),
  };
}
