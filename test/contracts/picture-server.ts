import {
  type ClipVendorServer,
  JobBook,
  type JobPlan,
  type Refusal,
  Stages,
  type VendorJob,
} from "./clip-vendor-server.ts";
import {
  type ContractReply,
  type ContractRequest,
  type ContractRoute,
  contractServer,
} from "./contract-server.ts";

export interface PictureServerParts {
  route: Pick<ContractRoute, "path" | "violations">;
  /** Undefined: whoever asks may. */
  refusalOf(request: ContractRequest): ContractReply | undefined;
  promptOf(json: unknown): string;
  answer(end: JobPlan["end"], job: VendorJob): ContractReply;
  refusals: Readonly<Record<Refusal, ContractReply>>;
  refuse(status: 400 | 404, problems: readonly string[]): ContractReply;
}

/** A vendor that sends each picture within its one answer: every order that it worked on is paid for. */
export async function pictureServer(parts: PictureServerParts): Promise<ClipVendorServer> {
  const book = new JobBook();
  const stages = new Stages("submit");
  const server = await contractServer({
    routes: [
      {
        ...parts.route,
        method: "POST",
        answer(request) {
          const refusal = parts.refusalOf(request);
          if (refusal) return refusal;
          stages.expect("submit");
          return parts.answer(book.plan.end, book.make(parts.promptOf(request.json)));
        },
      },
      {
        method: "GET",
        path: /^(?:\/v1|\/v1beta)?\/models$/,
        violations: () => [],
        answer: () => ({ status: 200, json: { data: [], models: [] } }),
      },
    ],
    refuse: (status, problems) => parts.refuse(status, problems),
  });
  stages.attach(server);
  return {
    origin: server.origin,
    plan: book.plan,
    jobs: book.jobs,
    files: [],
    refusals: parts.refusals,
    faultAt: (stage, fault, times = 1) => stages.faultAt(stage, fault, times),
    answerAfter: (delayMs) => server.answerAfter(delayMs),
    meetSome: (pick) => server.meetSome(pick),
    requestCount: () => server.requests.length,
    takeViolations: () => server.takeViolations(),
  };
}
