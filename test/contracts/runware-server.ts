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
import { type ContractReply, type ContractRequest, contractServer } from "./contract-server.ts";

/** What the server bills for a good clip. */
export const RUNWARE_COST_USD = 0.336;

const Uuid = z.uuidv4();
const Order = z.strictObject({
  taskType: z.literal("videoInference"),
  taskUUID: Uuid,
  model: z.literal("klingai:kling-video@3-standard"),
  positivePrompt: z.string().min(2).max(2_500),
  duration: z.number().int().min(3).max(15),
  width: z.literal(720),
  height: z.literal(1280),
  numberResults: z.literal(1),
  deliveryMethod: z.literal("async"),
  includeCost: z.boolean(),
  outputType: z.literal("URL"),
  outputFormat: z.literal("MP4"),
  inputs: z
    .strictObject({
      frameImages: z.array(z.strictObject({ image: z.string(), frame: z.enum(["first", "last"]) })),
    })
    .optional(),
});
const Question = z.strictObject({ taskType: z.enum(["getResponse", "getTaskDetails"]), taskUUID: Uuid });
const Body = z.tuple([z.discriminatedUnion("taskType", [Order, Question])]);

const failure = (status: number, code: string, taskUUID?: string): ContractReply => ({
  status,
  json: { data: [], errors: [{ code, message: `It is ${code}.`, taskType: "videoInference", taskUUID }] },
});
const success = (data: readonly object[]): ContractReply => ({ status: 200, json: { data } });

export interface RunwareServer extends ClipVendorServer {
  /** A finished job is asked for again only in the archive from now on. */
  forget(): void;
}

/** Runware's API: research §4.3. It refuses a second request for a job only while the first one is at work. */
export async function runwareServer(file: Buffer, key: string): Promise<RunwareServer> {
  const book = new JobBook();
  const stages = new Stages("submit");
  const files = await fileServer(file);
  let isForgetful = false;

  const answer = (request: ContractRequest): ContractReply => {
    if (request.headers.authorization !== `Bearer ${key}`) return failure(401, "invalidApiKey");
    const [task] = Body.parse(request.json);
    const job = book.find(task.taskUUID);
    if (task.taskType === "videoInference") {
      stages.expect("poll");
      if (job && job.polls <= book.plan.pollsUntilEnd) return failure(400, "conflictTaskUUID", task.taskUUID);
      book.make(task.positivePrompt, task.taskUUID);
      return success([{ taskType: task.taskType, taskUUID: task.taskUUID }]);
    }
    stages.expect("poll");
    if (task.taskType === "getTaskDetails") {
      if (!job || job.polls <= book.plan.pollsUntilEnd) return failure(400, "taskNotFound", undefined);
      const response =
        book.plan.end === "done" ? { data: [clipOf(job)] } : { errors: [{ code: "taskFailed" }] };
      return success([{ taskType: task.taskType, taskUUID: job.id, request: {}, response }]);
    }
    return job && !isForgetful ? responseOf(job) : success([]);
  };
  const responseOf = (job: VendorJob): ContractReply => {
    const state = book.look(job);
    // A running job is told of now and then, and at other times looks like one that never was.
    if (state === "running")
      return success(job.polls % 2 === 1 ? [] : [{ taskUUID: job.id, status: "processing" }]);
    if (state === "moderated") return failure(400, "contentPolicyViolation", job.id);
    if (state === "failed") return failure(200, "providerError", job.id);
    if (state === "unknown") return success([{ taskUUID: job.id, status: "hibernating" }]);
    return success([clipOf(job)]);
  };
  const clipOf = (job: VendorJob): object => ({
    taskType: "videoInference",
    taskUUID: job.id,
    status: "success",
    videoURL: files.address(),
    cost: RUNWARE_COST_USD,
  });

  const server = await contractServer({
    routes: [
      {
        method: "POST",
        path: "/v1",
        violations: (request) => [
          ...brokenHeaders(request, { authorization: /^Bearer \S+$/ }),
          ...brokenBody(Body, request),
        ],
        answer,
      },
    ],
    refuse: (status, problems) => ({
      status,
      json: { errors: [{ code: "invalidParameter", message: problems.join("; ") }] },
    }),
  });
  stages.attach(server);
  return {
    origin: server.origin,
    plan: book.plan,
    jobs: book.jobs,
    files: files.addresses,
    refusals: {
      throttled: failure(429, "requestRateLimitExceeded"),
      "out of credit": failure(400, "insufficientCredits"),
      moderated: failure(200, "promptBlocked"),
      "bad request": failure(400, "invalidDuration"),
      "bad key": failure(400, "invalidApiKey"),
      overloaded: failure(503, "serviceUnavailable"),
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
    forget: () => {
      isForgetful = true;
    },
  };
}
