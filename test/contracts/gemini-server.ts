import { z } from "zod";
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

/** Video tokens of a second at 720p, as Google publishes them. */
const TOKENS_PER_SECOND = 5_792;

const Body = z.strictObject({
  model: z.enum(["gemini-omni-1.2-flash", "gemini-omni-1.1-flash"]),
  input: z.union([
    z.string().min(1),
    z.array(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("image"), data: z.base64(), mime_type: z.string() }),
        z.strictObject({ type: z.literal("text"), text: z.string() }),
      ]),
    ),
  ]),
  background: z.literal(true),
  labels: z
    .record(z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/), z.string().regex(/^[a-z0-9_-]{0,63}$/))
    .optional(),
  response_format: z.strictObject({
    type: z.literal("video"),
    delivery: z.enum(["inline", "uri"]),
    aspect_ratio: z.enum(["16:9", "9:16"]),
    resolution: z.enum(["360p", "720p", "1080p", "4k"]),
    duration: z.string().regex(/^(?:[3-9]|1[0-5])s$/),
  }),
  generation_config: z
    .strictObject({
      video_config: z.strictObject({
        task: z.enum(["text_to_video", "image_to_video", "reference_to_video", "edit", "extend", "upscale"]),
      }),
    })
    .optional(),
});

const error = (code: number, status: string, message: string, details?: object[]) => ({
  error: { code, status, message, ...(details ? { details } : {}) },
});
const failure = (...facts: Parameters<typeof error>): ContractReply => ({
  status: facts[0],
  json: error(...facts),
});
const KEY_INVALID = [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" }];
const REFUSAL = "I can't make this video: it goes against the safety policies.";

/** Gemini's Interactions and Files APIs: research §2.2. */
export async function geminiServer(file: Buffer, key: string): Promise<ClipVendorServer> {
  const book = new JobBook();
  const stages = new Stages("submit");
  const files: string[] = [];
  const seconds = new Map<string, number>();
  const fileLooks = new Map<string, number>();
  const headers = { "x-goog-api-key": /^\S+$/ };
  const badKey = failure(
    400,
    "INVALID_ARGUMENT",
    "API key not valid. Please pass a valid API key.",
    KEY_INVALID,
  );

  const route = (
    method: string,
    path: ContractRoute["path"],
    query: RegExp,
    answer: ContractRoute["answer"],
    shape?: z.ZodType,
  ): ContractRoute => ({
    method,
    path,
    violations: (request) => [
      ...brokenHeaders(request, headers),
      ...(shape ? brokenBody(shape, request) : []),
      ...(query.test(request.query.toString()) ? [] : [`query is ${request.query.toString()}`]),
    ],
    answer: (request) => (request.headers["x-goog-api-key"] === key ? answer(request) : badKey),
  });
  const withJob = (answer: (job: VendorJob) => ContractReply) => (request: ContractRequest) => {
    const job = book.find(/(?:interactions|files)\/([\w-]+)/.exec(request.path)?.[1] ?? "");
    return job ? answer(job) : failure(400, "INVALID_ARGUMENT", "Invalid interaction name");
  };

  const create = ({ json }: ContractRequest): ContractReply => {
    const { input, response_format: format } = Body.parse(json);
    const job = book.make(typeof input === "string" ? input : "");
    seconds.set(job.id, Number.parseInt(format.duration, 10));
    stages.expect("poll");
    return { status: 200, json: { id: job.id, status: "in_progress", model: "omni" } };
  };
  const interactionOf = (job: VendorJob): ContractReply => {
    stages.expect("poll");
    const json = (status: string, more: object = {}): ContractReply => ({
      status: 200,
      json: { id: job.id, status, ...more },
    });
    const output = (content: object, tokens: number) => ({
      steps: [{ type: "thought" }, { type: "model_output", content: [content] }],
      usage: {
        output_tokens_by_modality: [
          { modality: "video", tokens },
          { modality: "text", tokens: 12 },
        ],
      },
    });
    switch (book.look(job)) {
      case "running":
        return json(job.polls === 1 ? "queued" : "in_progress");
      case "done": {
        const uri = `${server.origin}/v1beta/files/${job.id}:download?alt=media`;
        files.push(uri);
        stages.expect("result");
        const tokens = (seconds.get(job.id) ?? 0) * TOKENS_PER_SECOND;
        return json("completed", output({ type: "video", uri, mime_type: "video/mp4" }, tokens));
      }
      case "moderated":
        return json("completed", output({ type: "text", text: REFUSAL }, 0));
      case "failed":
        return json("failed", { error: { code: 13, message: "Internal error." } });
      case "cancelled":
        return json("cancelled", { usage: { output_tokens_by_modality: [] } });
      default:
        return json("hibernating");
    }
  };
  const fileOf = (job: VendorJob): ContractReply => {
    const looks = (fileLooks.get(job.id) ?? 0) + 1;
    fileLooks.set(job.id, looks);
    stages.expect(looks === 1 ? "poll" : "download");
    return { status: 200, json: { name: `files/${job.id}`, state: looks === 1 ? "PROCESSING" : "ACTIVE" } };
  };

  const server = await contractServer({
    routes: [
      route("POST", "/v1beta/interactions", /^$/, create, Body),
      route("GET", /^\/v1beta\/interactions\/[\w-]+$/, /^stream=false$/, withJob(interactionOf)),
      route(
        "POST",
        /^\/v1beta\/interactions\/[\w-]+\/cancel$/,
        /^$/,
        withJob((job) => {
          job.isCancelled = true;
          return { status: 200, json: { id: job.id, status: "cancelled" } };
        }),
      ),
      route("GET", /^\/v1beta\/files\/[\w-]+$/, /^$/, withJob(fileOf)),
      route(
        "GET",
        /^\/v1beta\/files\/[\w-]+:download$/,
        /^alt=media$/,
        withJob(() => {
          stages.expect("poll");
          return { status: 200, headers: { "content-type": "video/mp4" }, body: file };
        }),
      ),
      route("GET", "/v1beta/models", /^pageSize=1$/, () => ({ status: 200, json: { models: [{}] } })),
    ],
    refuse: (status, problems) => failure(status, "INVALID_ARGUMENT", problems.join("; ")),
  });
  stages.attach(server);
  return {
    origin: server.origin,
    plan: book.plan,
    jobs: book.jobs,
    files,
    refusals: {
      throttled: failure(429, "RESOURCE_EXHAUSTED", "Quota exceeded; check your plan and billing details.", [
        { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "9s" },
      ]),
      "out of credit": failure(429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted."),
      moderated: {
        status: 400,
        json: [error(400, "INVALID_ARGUMENT", "The prompt was blocked by our safety filters.")],
      },
      "bad request": failure(400, "INVALID_ARGUMENT", "duration: must be a string"),
      "bad key": badKey,
      overloaded: failure(503, "UNAVAILABLE", "The model is overloaded."),
    },
    faultAt: (stage, fault, times = 1) => stages.faultAt(stage, fault, times),
    answerAfter: (delayMs) => server.answerAfter(delayMs),
    meetSome: (pick) => server.meetSome(pick),
    requestCount: () => server.requests.length,
    takeViolations: () => server.takeViolations(),
  };
}
