import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { afterThisTest } from "../support/cleanups.ts";

/** What came in, read whole. */
export interface ContractRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
  /** Undefined: the body is not JSON. */
  json: unknown;
}

export interface ContractReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  json?: unknown;
  body?: Uint8Array | string;
}

export interface ContractRoute {
  method: string;
  /** Without a query. */
  path: string | RegExp;
  /** Everything that breaks the vendor's contract, in words; none: it is kept. */
  violations: (request: ContractRequest) => readonly string[];
  /** The work of the vendor: what makes something, or costs money, is counted here. */
  answer: (request: ContractRequest) => ContractReply;
}

/** What goes wrong with a request. `work`: whether the vendor does its work all the same. */
export interface Fault {
  work: "before" | "never";
  behave: (exchange: FaultExchange) => void;
}

export interface FaultExchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Sends what the work came to; only where there was work. */
  reply: () => void;
}

export interface ContractServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Every request that came, kept or not, in order. */
  requests: readonly ContractRequest[];
  /** How often the vendor did its work. */
  workCount: () => number;
  /** The next requests meet this: `times` of them, or all. Undefined: none any more. */
  meet: (fault: Fault | undefined, times?: number) => void;
  /** Each request meets what is picked for it; undefined: nothing. */
  meetSome: (pick: (request: ContractRequest) => Fault | undefined) => void;
  /** Every answer, or each to such requests, comes so much later, its work done at once. */
  answerAfter: (delayMs: number, isSlow?: (request: ContractRequest) => boolean) => void;
  /** What broke the contract; asking for it forgives it. A test in which something is left unforgiven fails. */
  takeViolations: () => readonly string[];
}

export interface ContractOptions {
  routes: readonly ContractRoute[];
  /** How the vendor answers 400 to a broken contract, and 404 to a path that it does not have. */
  refuse: (status: 400 | 404, problems: readonly string[]) => ContractReply;
}

/** A vendor on loopback, as strict as its documentation: gone after the test, which fails when its contract was broken. */
export async function contractServer({ routes, refuse }: ContractOptions): Promise<ContractServer> {
  const requests: ContractRequest[] = [];
  const violations: string[] = [];
  let workCount = 0;
  let fault: Fault | undefined;
  let faultTimes = Number.POSITIVE_INFINITY;
  let delayMs = 0;
  let isDelayed: (request: ContractRequest) => boolean = () => true;
  let pickFault: Parameters<ContractServer["meetSome"]>[0] = () => undefined;

  const serve = async (raw: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(raw);
    requests.push(request);
    const route = routes.find(
      ({ method, path }) =>
        method === request.method &&
        (typeof path === "string" ? path === request.path : path.test(request.path)),
    );
    const problems = route?.violations(request) ?? [`there is no ${request.method} ${request.path}`];
    if (!route || problems.length > 0) {
      violations.push(...problems.map((problem) => `${request.method} ${request.path}: ${problem}`));
      return send(response, refuse(route ? 400 : 404, problems));
    }
    const work = (): ContractReply => {
      workCount += 1;
      return route.answer(request);
    };
    const met = (faultTimes > 0 ? fault : undefined) ?? pickFault(request);
    if (!met) {
      const reply = work();
      if (delayMs > 0 && isDelayed(request)) await setTimeout(delayMs);
      return send(response, reply);
    }
    if (met === fault) faultTimes -= 1;
    const reply = met.work === "before" ? work() : undefined;
    met.behave({
      request: raw,
      response,
      reply: () => send(response, reply ?? { status: 500 }),
    });
  };

  const server = createServer((raw, response) => {
    serve(raw, response).catch((error: unknown) => {
      // Whoever asks may die before it has said all.
      if (raw.complete) violations.push(`the server itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  server.on("connection", (socket) => socket.on("error", () => undefined));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const takeViolations = () => violations.splice(0);
  afterThisTest(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    const left = takeViolations();
    if (left.length > 0) throw new Error(`The vendor's contract was broken:\n${left.join("\n")}`);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    workCount: () => workCount,
    meet: (next, times = Number.POSITIVE_INFINITY) => {
      fault = next;
      faultTimes = times;
    },
    meetSome: (pick) => {
      pickFault = pick;
    },
    answerAfter: (ms, isSlow = () => true) => {
      delayMs = ms;
      isDelayed = isSlow;
    },
    takeViolations,
  };
}

async function readRequest(raw: IncomingMessage): Promise<ContractRequest> {
  const url = new URL(raw.url ?? "/", "http://loopback");
  const body = await buffer(raw);
  return {
    method: raw.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    headers: raw.headers,
    body,
    json: parsed(body.toString("utf8")),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function send(response: ServerResponse, { status, headers = {}, json, body }: ContractReply): void {
  const type = json === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(status, { ...type, ...headers }).end(json === undefined ? body : JSON.stringify(json));
}
