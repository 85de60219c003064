import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Exchange, Recorder } from "./exchange.ts";
import { recordBody } from "./recorded-body.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";
import type { Redactor } from "./redact.ts";

/** `0007-post-v1-clips.json`: files of a recording sort in the order in which the exchanges ended. */
export const RECORDED_FILE = /^(\d{4,})-[a-z0-9-]*\.json$/;

/** Writes every exchange into `folder`, after those that are there, without its secrets. One recorder per folder. */
export function createRecorder(folder: string): Recorder {
  let before: Promise<number> | undefined;
  let count = 0;
  return {
    async record(exchange, redactor) {
      count += 1;
      const at = count;
      before ??= lastNumber(folder);
      const number = String((await before) + at).padStart(4, "0");
      const recorded = await withoutSecrets(exchange, redactor);
      const file = join(folder, `${number}-${slug(recorded.operation)}.json`);
      await writeFile(`${file}.part`, `${JSON.stringify(recorded, null, 2)}\n`, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
  };
}

async function withoutSecrets(exchange: Exchange, redactor: Redactor): Promise<RecordedExchange> {
  const { method, requestHeaders, requestBody, outcome } = exchange;
  const body = async (headers: Headers, bytes: Parameters<typeof recordBody>[0]) =>
    await recordBody(bytes, headers.get("content-type"), redactor);
  return {
    schema: "viral.exchange/1",
    operation: redactor.text(exchange.operation),
    request: {
      method,
      path: redactor.text(exchange.path),
      headers: redactor.headers(requestHeaders),
      body: await body(requestHeaders, requestBody),
    },
    outcome:
      outcome.kind === "answer"
        ? {
            ...outcome,
            headers: redactor.headers(outcome.headers),
            body: await body(outcome.headers, outcome.body),
          }
        : {
            kind: "failure",
            status: outcome.status,
            reached: outcome.reached,
            ...(outcome.causeCode === undefined ? {} : { causeCode: outcome.causeCode }),
          },
  };
}

async function lastNumber(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const numbers = (await readdir(folder)).map((name) => Number(RECORDED_FILE.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

function slug(operation: string): string {
  return operation
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}
