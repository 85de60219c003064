import { z } from "zod";
import {
  brokenBody,
  brokenHeaders,
  type ClipVendorServer,
  fileServer,
  JobBook,
  Stages,
} from "../../contracts/clip-vendor-server.ts";
import { type ContractReply, type ContractRoute, contractServer } from "../../contracts/contract-server.ts";

const Body = z.strictObject({
  model: z.literal("clover-1"),
  prompt: z.string().min(1).max(500),
  seconds: z.number().int().min(2).max(8),
});
const STATES = {
  running: "growing",
  cancelled: "rotten",
  done: "ripe",
  moderated: "forbidden",
  failed: "rotten",
  unknown: "dreaming",
} as const;
export const MEADOW_CENTS = 20;

const failure = (status: number, error: string): ContractReply => ({ status, json: { error } });

/** A vendor that exists only in our documentation. */
export async function meadowServer(file: Buffer, key: string): Promise<ClipVendorServer> {
  const book = new JobBook();
  const stages = new Stages("submit");
  const files = await fileServer(file);
  const route = (
    method: string,
    path: ContractRoute["path"],
    answer: ContractRoute["answer"],
    shape?: z.ZodType,
  ): ContractRoute => ({
    method,
    path,
    violations: (request) => [
      ...brokenHeaders(request, { authorization: /^Bearer \S+$/ }),
      ...(shape ? brokenBody(shape, request) : []),
    ],
    answer: (request) =>
      request.headers.authorization === `Bearer ${key}` ? answer(request) : failure(401, "Who are you?"),
  });
  const server = await contractServer({
    routes: [
      route(
        "POST",
        "/clips",
        ({ json }) => {
          stages.expect("poll");
          return { status: 201, json: { id: book.make((json as z.infer<typeof Body>).prompt).id } };
        },
        Body,
      ),
      route("GET", /^\/clips\/[^/]+$/, ({ path }) => {
        stages.expect("poll");
        const job = book.find(path.split("/").at(-1) ?? "");
        if (!job) return failure(404, "No such clip");
        const state = book.look(job);
        const facts = state === "done" ? { file: files.address() } : {};
        const cents = state === "done" || state === "moderated" ? MEADOW_CENTS : 0;
        return {
          status: 200,
          json: { state: STATES[state], ...facts, ...(state === "running" ? {} : { cents }) },
        };
      }),
      route("GET", "/account", () => {
        stages.expect("poll");
        return { status: 200, json: { name: "me" } };
      }),
    ],
    refuse: (status, problems) => failure(status, problems.join("; ")),
  });
  stages.attach(server);
  return {
    origin: server.origin,
    plan: book.plan,
    jobs: book.jobs,
    files: files.addresses,
    refusals: {
      throttled: failure(429, "Too many"),
      "out of credit": failure(402, "No credit"),
      moderated: failure(400, "forbidden"),
      "bad request": failure(400, "seconds"),
      "bad key": failure(401, "Who are you?"),
      overloaded: failure(503, "Later"),
    },
    faultAt: (stage, fault, times = 1) =>
      stage === "download" ? files.meet(fault, times) : stages.faultAt(stage, fault, times),
    answerAfter: (delayMs) => server.answerAfter(delayMs),
    meetSome: (pick) => server.meetSome(pick),
    requestCount: () => server.requests.length + files.requests.length,
    takeViolations: () => [...server.takeViolations(), ...files.takeViolations()],
  };
}
