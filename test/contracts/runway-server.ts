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

/** What the server bills for a good clip and for a moderated one, in credits of a cent. */
export const RUNWAY_CREDITS = 40;
/** What it announces for a clip, when it bills the same for every one. */
const RUNWAY_ANNOUNCED = 48;

const Seed = z.number().int().min(0).max(4_294_967_295).optional();
const Prompt = z.string().min(1).max(1_000);
const Image = z
  .union([z.string().regex(/^(?:https:|runway:|data:image\/)/), z.array(z.unknown())])
  .optional();
const Body = z.discriminatedUnion("model", [
  z.strictObject({
    model: z.literal("gen4.5"),
    promptText: Prompt,
    promptImage: Image,
    ratio: z.enum(["1280:720", "720:1280"]),
    duration: z.number().int().min(2).max(10),
    seed: Seed,
  }),
  z.strictObject({
    model: z.enum(["veo3.1", "veo3.1_fast"]),
    promptText: Prompt,
    promptImage: Image,
    ratio: z.enum(["1280:720", "720:1280", "1080:1920", "1920:1080"]),
    duration: z.union([z.literal(4), z.literal(6), z.literal(8)]),
    audio: z.boolean().optional(),
    seed: Seed,
  }),
  z.strictObject({
    model: z.enum(["seedance2", "seedance2_mini"]),
    promptText: z.string().min(1).max(3_500),
    promptImage: Image,
    ratio: z.enum(["496:864", "720:1280", "1080:1920"]),
    duration: z.number().int(),
    audio: z.boolean().optional(),
    seed: Seed,
  }),
]);

const failure = (status: number, error: string): ContractReply => ({ status, json: { error } });

/** Runway's API, version 2024-11-06: research §3. */
export async function runwayServer(file: Buffer, key: string): Promise<ClipVendorServer> {
  const book = new JobBook();
  const stages = new Stages("submit");
  const files = await fileServer(file);
  const headers = { authorization: /^Bearer \S+$/, "x-runway-version": /^2024-11-06$/ };
  const isKnown = (request: ContractRequest): boolean => request.headers.authorization === `Bearer ${key}`;

  const route = (
    method: string,
    path: ContractRoute["path"],
    answer: ContractRoute["answer"],
    shape?: z.ZodType,
  ): ContractRoute => ({
    method,
    path,
    violations: (request) => [
      ...brokenHeaders(request, headers),
      ...(shape ? brokenBody(shape, request) : []),
    ],
    answer: (request) => (isKnown(request) ? answer(request) : failure(401, "Invalid API key")),
  });
  const announced = ({ seconds }: VendorJob): { credits: number } => ({
    credits: (book.plan.pricePerSecond ?? 0) * seconds || RUNWAY_ANNOUNCED,
  });
  const create = ({ json }: ContractRequest): ContractReply => {
    const { promptText, duration } = json as { promptText: string; duration: number };
    const job = book.make(promptText, undefined, duration);
    stages.expect("poll");
    return { status: 200, json: { id: job.id, estimatedCost: announced(job) } };
  };
  const withTask = (answer: (job: VendorJob) => ContractReply) => (request: ContractRequest) => {
    const job = book.find(request.path.split("/").at(-1) ?? "");
    return job ? answer(job) : failure(404, "Task not found");
  };

  const server = await contractServer({
    routes: [
      route("POST", "/v1/text_to_video", create, Body),
      route("POST", "/v1/image_to_video", create, Body),
      route(
        "GET",
        /^\/v1\/tasks\/[^/]+$/,
        withTask((job) => ({ status: 200, json: { ...task(job), createdAt: "2026-11-29T00:00:00Z" } })),
      ),
      route(
        "DELETE",
        /^\/v1\/tasks\/[^/]+$/,
        withTask((job) => {
          job.isCancelled = true;
          return { status: 204 };
        }),
      ),
      route("GET", "/v1/organization", () => ({ status: 200, json: { creditBalance: 1234, tier: {} } })),
    ],
    refuse: (status, problems) => failure(status, problems.join("; ")),
  });
  const task = (job: VendorJob): Record<string, unknown> => {
    stages.expect("poll");
    const { id } = job;
    const { pricePerSecond } = book.plan;
    const credits = pricePerSecond === undefined ? RUNWAY_CREDITS : job.seconds * pricePerSecond;
    const estimatedCost = announced(job);
    switch (book.look(job)) {
      case "running":
        return [
          { id, status: "THROTTLED", estimatedCost },
          { id, status: "PENDING", estimatedCost },
          { id, status: "RUNNING", progress: 0.4, estimatedCost },
        ][(job.polls - 1) % 3] as Record<string, unknown>;
      case "done":
        return { id, status: "SUCCEEDED", output: [files.address()], cost: { credits } };
      case "moderated":
        return {
          id,
          status: "FAILED",
          failure: "The generated video was moderated.",
          failureCode: "SAFETY.OUTPUT.VIDEO",
          cost: { credits },
        };
      case "failed":
        return {
          id,
          status: "FAILED",
          failure: "An unexpected error occurred.",
          failureCode: "INTERNAL.BAD_OUTPUT.CODE01",
          cost: { credits: 0 },
        };
      case "cancelled":
        return { id, status: "CANCELLED", cost: { credits: 0 } };
      default:
        return { id, status: "HIBERNATING" };
    }
  };
  stages.attach(server);
  return {
    origin: server.origin,
    plan: book.plan,
    jobs: book.jobs,
    files: files.addresses,
    refusals: {
      throttled: {
        ...failure(429, "You have reached your daily generation limit"),
        headers: { "retry-after": "7" },
      },
      "out of credit": failure(400, "You do not have enough credits to run this task."),
      moderated: failure(400, "The prompt did not pass our safety checks."),
      "bad request": failure(400, "Validation of body failed: ratio"),
      "bad key": failure(401, "Invalid API key"),
      overloaded: failure(503, "Service unavailable"),
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
