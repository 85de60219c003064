import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../core/app-error.ts";
import { jsonDifferences } from "./json-differences.ts";
import { type PreparedRequest, prepareRequest } from "./prepare-request.ts";
import { RECORDED_FILE } from "./record.ts";
import { recordBody, restoreBody } from "./recorded-body.ts";
import { RecordedExchange } from "./recorded-exchange.ts";
import { createRedactor, type Redactor } from "./redact.ts";

export type ReplayFetch = typeof globalThis.fetch & {
  /** Files that nobody has asked for yet. */
  unused(): string[];
};

/**
 * Answers as a recording does, in its order. Method, path and body must be those of the recording, host and headers need
 * not; else it throws usage `replay-differs`, which says where. `secrets`: values that the recorder took out.
 */
export function replayFetch(folder: string, secrets: readonly string[] = []): ReplayFetch {
  const files = readdirSync(folder)
    .filter((name) => RECORDED_FILE.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const redactor = createRedactor(secrets);
  let next = 0;
  const answer: typeof globalThis.fetch = async (input, init) => {
    const file = files[next];
    next += 1;
    const request = await prepareRequest("replay", input, init);
    const path = redactor.text(`${request.url.pathname}${request.url.search}`);
    if (file === undefined) throw differs("after the last exchange", [`${request.method} ${path} is sent`]);
    const recorded = RecordedExchange.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    const differences = await differencesOf(recorded, request, path, redactor);
    if (differences.length > 0) throw differs(`in ${file}`, differences);
    return answerOf(recorded);
  };
  return Object.assign(answer, { unused: () => files.slice(next) });
}

async function differencesOf(
  { request: recorded }: RecordedExchange,
  sent: PreparedRequest,
  path: string,
  redactor: Redactor,
): Promise<string[]> {
  const body = await recordBody(sent.body, sent.headers.get("content-type"), redactor);
  return [
    ...jsonDifferences(recorded.method, sent.method, "method"),
    ...jsonDifferences(recorded.path, path, "path"),
    ...(recorded.body.kind === "json" && body.kind === "json"
      ? jsonDifferences(recorded.body.json, body.json, "body")
      : jsonDifferences(recorded.body, body, "body")),
  ];
}

const WITHOUT_BODY = new Set([204, 205, 304]);
const OF_THE_LINE = ["content-encoding", "content-length", "transfer-encoding"];

function answerOf({ outcome }: RecordedExchange): Response {
  if (outcome.kind === "failure") {
    if (outcome.status !== null && outcome.status !== 200)
      return new Response(null, { status: outcome.status });
    const syscall = outcome.reached === "no" ? { syscall: "connect" } : {};
    const cause = Object.assign(new Error("as recorded"), { code: outcome.causeCode, ...syscall });
    throw new TypeError("fetch failed", { cause });
  }
  const headers = new Headers(outcome.headers);
  for (const name of OF_THE_LINE) headers.delete(name);
  const body = WITHOUT_BODY.has(outcome.status) ? null : restoreBody(outcome.body);
  return new Response(body, { status: outcome.status, headers });
}

function differs(where: string, differences: readonly string[]): AppError {
  return new AppError({
    kind: "usage",
    code: "replay-differs",
    message: `The recording differs ${where}: ${differences.join("; ")}.`,
    hint: "Record again with a key, or mend what is sent.",
    details: { differences },
  });
}
