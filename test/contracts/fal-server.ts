import { z } from "zod";
import {
  brokenBody,
  brokenHeaders,
  type ClipVendorServer,
  fileServer,
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

const Upright = {
  prompt: z.string().min(1),
  aspect_ratio: z.enum(["16:9", "9:16"]),
  resolution: z.enum(["360p", "720p", "1080p"]),
};
const Seed = z.number().int().optional();

/** Path of each model on offer, with what it takes. */
const MODELS: Readonly<Record<string, z.ZodType>> = {
  "/fal-ai/veo3.1": z.strictObject({
    ...Upright,
    duration: z.enum(["4s", "6s", "8s"]),
    generate_audio: z.boolean(),
    seed: Seed,
  }),
  "/kling/v4/text-to-video": z.strictObject({ ...Upright, duration: z.number().int().min(3).max(30) }),
  "/google/gemini-omni-flash/v1.1/text-to-video": z.strictObject({
    ...Upright,
    duration: z.number().int().min(3).max(10),
  }),
  "/fal-ai/flux/dev": z.strictObject({
    prompt: z.string().min(1),
    image_size: z.strictObject({ width: z.number().int(), height: z.number().int() }),
    num_images: z.literal(1),
    seed: Seed,
  }),
};
const POLICY = [
  { loc: ["body", "prompt"], msg: "The content was flagged.", type: "content_policy_violation" },
];

const failure = (status: number, detail: unknown, type?: string): ContractReply => ({
  status,
  json: { detail },
  ...(type === undefined ? {} : { headers: { "x-fal-error-type": type } }),
});

/** fal's queue: research §4.1. `image` where the file is a picture. */
export async function falServer(
  file: Buffer,
  key: string,
  makes: "video" | "image" = "video",
): Promise<ClipVendorServer> {
  const book = new JobBook();
  const stages = new Stages("submit");
  const files = await fileServer(file);
  const headers = { authorization: /^Key \S+$/ };
  const once = { ...headers, "x-fal-no-retry": /^1$/ };
  const isKnown = (request: ContractRequest): boolean => request.headers.authorization === `Key ${key}`;

  const submit = (path: string, shape: z.ZodType): ContractRoute => ({
    method: "POST",
    path,
    violations: (request) => [...brokenHeaders(request, once), ...brokenBody(shape, request)],
    answer(request) {
      if (!isKnown(request)) return failure(401, "Cannot access application. Authentication is required.");
      const job = book.make((request.json as { prompt: string }).prompt);
      stages.expect("poll");
      const at = `${server.origin}/${path.split("/").slice(1, 3).join("/")}/requests/${job.id}`;
      return {
        status: 200,
        json: {
          request_id: job.id,
          status: "IN_QUEUE",
          queue_position: 3,
          status_url: `${at}/status`,
          response_url: at,
          cancel_url: `${at}/cancel`,
        },
      };
    },
  });
  const about = (method: string, end: string, answer: (job: VendorJob) => ContractReply): ContractRoute => ({
    method,
    path: new RegExp(`^/[\\w-]+/[\\w.-]+/requests/[\\w-]+${end}$`),
    violations: (request) => brokenHeaders(request, headers),
    answer(request) {
      if (!isKnown(request)) return failure(401, "Cannot access application. Authentication is required.");
      const job = book.find(/\/requests\/([\w-]+)/.exec(request.path)?.[1] ?? "");
      return job ? answer(job) : failure(404, "Request not found");
    },
  });

  const server = await contractServer({
    routes: [
      ...Object.entries(MODELS).map(([path, shape]) => submit(path, shape)),
      about("GET", "/status", (job) => statusOf(job)),
      about("GET", "", (job) => resultOf(job)),
      about("PUT", "/cancel", (job) => {
        job.isCancelled = true;
        return { status: 202, json: { status: "CANCELLATION_REQUESTED" } };
      }),
    ],
    refuse: (status, problems) => failure(status === 400 ? 422 : status, problems.join("; ")),
  });
  const statusOf = (job: VendorJob): ContractReply => {
    stages.expect("poll");
    const state = book.look(job);
    if (state === "running") {
      const status = job.polls === 1 ? "IN_QUEUE" : "IN_PROGRESS";
      return { status: 202, json: { status, queue_position: 0 } };
    }
    if (state === "unknown") return { status: 202, json: { status: "HIBERNATING" } };
    stages.expect("result");
    const error =
      state === "failed" ? { error: "Internal server error", error_type: "internal_server_error" } : {};
    return { status: 200, json: { status: "COMPLETED", metrics: { inference_time: 41.2 }, ...error } };
  };
  const resultOf = (job: VendorJob): ContractReply => {
    stages.expect("poll");
    if (job.isCancelled) return failure(499, "Request was cancelled by the client.");
    if (book.plan.end === "moderated") return failure(422, POLICY);
    if (book.plan.end === "failed") return failure(500, "Internal server error", "internal_server_error");
    const made = {
      url: files.address(),
      content_type: makes === "video" ? "video/mp4" : "image/jpeg",
      file_size: file.byteLength,
    };
    return { status: 200, json: makes === "video" ? { video: made } : { images: [made], seed: 7 } };
  };
  stages.attach(server);
  return {
    origin: server.origin,
    plan: book.plan,
    jobs: book.jobs,
    files: files.addresses,
    refusals: {
      throttled: failure(429, "Too many requests"),
      "out of credit": failure(403, "User is locked. Reason: Exhausted balance."),
      moderated: failure(422, POLICY),
      "bad request": failure(422, [{ loc: ["body", "duration"], msg: "not allowed", type: "enum" }]),
      "bad key": failure(401, "Cannot access application. Authentication is required."),
      overloaded: failure(503, "No runners"),
    },
    faultAt: (stage, fault, times = 1) =>
      stage === "download" ? files.meet(fault, times) : stages.faultAt(stage, fault, times),
    answerAfter: (delayMs) => server.answerAfter(delayMs),
    meetSome: (pick) => {
      server.meetSome(pick);
      files.meetSome(pick);
    },
    requestCount: () => server.requests.length + files.requests.length,
    takeViolations: () => [...server.takeViolations(), ...files.takeViolations()],
  };
}
