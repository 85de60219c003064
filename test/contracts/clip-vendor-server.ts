import { randomUUID } from "node:crypto";
import type { z } from "zod";
import {
  type ContractReply,
  type ContractRequest,
  type ContractServer,
  contractServer,
  type Fault,
} from "./contract-server.ts";

/** What a request is for. */
export type Stage = "token" | "submit" | "poll" | "result" | "download";

/** How jobs go, from now on. */
export interface JobPlan {
  /** Answered "not yet" before anything else. */
  pollsUntilEnd: number;
  end: "done" | "moderated" | "failed" | "unknown";
  /** What is billed for a second, in the vendor's own unit; undefined: the same for every clip. */
  pricePerSecond?: number;
}

export interface VendorJob {
  id: string;
  prompt: string;
  polls: number;
  isCancelled: boolean;
  /** How long a clip was ordered; 0: the server does not look. */
  seconds: number;
}

/** How a vendor words that it made nothing, each with its own status. */
export type Refusal = "throttled" | "out of credit" | "moderated" | "bad request" | "bad key" | "overloaded";

/** A vendor of clips on loopback: every job it made is paid for. */
export interface ClipVendorServer {
  origin: string;
  plan: JobPlan;
  jobs: readonly VendorJob[];
  /** Addresses of files that were handed out, in order. */
  files: readonly string[];
  refusals: Readonly<Record<Refusal, ContractReply>>;
  /** The next requests of this kind meet a fault. */
  faultAt(stage: Stage, fault: Fault, times?: number): void;
  answerAfter(delayMs: number): void;
  /** Requests and downloads, each as it is picked. */
  meetSome(pick: () => Fault | undefined): void;
  /** How many came so far, downloads too. */
  requestCount(): number;
  takeViolations(): readonly string[];
}

/** Jobs of one server, and where each stands. */
export class JobBook {
  readonly jobs: VendorJob[] = [];
  readonly plan: JobPlan = { pollsUntilEnd: 1, end: "done" };

  make(prompt: string, id: string = randomUUID(), seconds = 0): VendorJob {
    const job = { id, prompt, polls: 0, isCancelled: false, seconds };
    this.jobs.push(job);
    return job;
  }

  find(id: string): VendorJob | undefined {
    return this.jobs.find((job) => job.id === id);
  }

  /** Counts a poll and says how the job stands. */
  look(job: VendorJob): "running" | "cancelled" | JobPlan["end"] {
    job.polls += 1;
    if (job.isCancelled) return "cancelled";
    return job.polls <= this.plan.pollsUntilEnd ? "running" : this.plan.end;
  }
}

/** Lets faults meet requests of one kind: the server says what comes next as it answers. */
export class Stages {
  readonly #faults = new Map<Stage, { fault: Fault; left: number }>();
  #server: ContractServer | undefined;
  #next: Stage;

  constructor(first: Stage) {
    this.#next = first;
  }

  attach(server: ContractServer): void {
    this.#server = server;
    this.expect(this.#next);
  }

  faultAt(stage: Stage, fault: Fault, times = 1): void {
    this.#faults.set(stage, { fault, left: times });
    this.expect(this.#next);
  }

  expect(stage: Stage): void {
    this.#next = stage;
    const met = this.#faults.get(stage);
    if (met === undefined || met.left === 0) return this.#server?.meet(undefined);
    const expectNext = (next: Stage): void => this.expect(next);
    this.#server?.meet(
      {
        work: met.fault.work,
        behave(exchange) {
          met.left -= 1;
          met.fault.behave(exchange);
          // Whatever went wrong, what comes next is the question how the job stands.
          expectNext("poll");
        },
      },
      1,
    );
  }
}

export interface FileServer
  extends Pick<ContractServer, "origin" | "requests" | "meet" | "meetSome" | "takeViolations"> {
  /** A new address for the file; those of before stay good. */
  address(): string;
  addresses: readonly string[];
}

/** Where finished files lie: a host of its own, to which no key may come. */
export async function fileServer(file: Buffer): Promise<FileServer> {
  const addresses: string[] = [];
  const server = await contractServer({
    routes: [
      {
        method: "GET",
        path: /^\/clips\//,
        violations: ({ headers }) =>
          Object.keys(headers)
            .filter((name) => /authorization|key|cookie/.test(name))
            .map((name) => `a file's host was sent ${name}`),
        answer: () => ({ status: 200, headers: { "content-type": "video/mp4" }, body: file }),
      },
    ],
    refuse: (status) => ({ status }),
  });
  return {
    ...server,
    addresses,
    address() {
      const url = `${server.origin}/clips/${addresses.length}.mp4?signed=${randomUUID()}`;
      addresses.push(url);
      return url;
    },
  };
}

/** What breaks a shape, field by field; unknown fields too where the shape is strict. */
export function brokenBody(shape: z.ZodType, { json, headers }: ContractRequest): string[] {
  const type = headers["content-type"] ?? "none";
  const problems = type.startsWith("application/json") ? [] : [`content-type is ${type}`];
  const read = shape.safeParse(json);
  return [
    ...problems,
    ...(read.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`),
  ];
}

/** Headers that are not as they must be, and a key that stands where it is written down: in an address. */
export function brokenHeaders(
  { headers, path, query }: ContractRequest,
  expected: Readonly<Record<string, RegExp>>,
): string[] {
  const key = String(headers.authorization ?? headers["x-goog-api-key"] ?? "").replace(/^\w+ /, "");
  const isTold = key !== "" && decodeURIComponent(`${path}?${query.toString()}`).includes(key);
  return [
    ...(isTold ? ["the key is in the address"] : []),
    ...Object.entries(expected)
      .filter(([name, shape]) => !shape.test(String(headers[name] ?? "")))
      .map(([name]) => `header ${name} is ${headers[name] === undefined ? "missing" : "wrong"}`),
  ];
}
