import {
  type Behaviour,
  dribbles,
  resetsAfterHeaders,
  stalls,
  tenGigabytes,
  truncates,
} from "../support/hostile-server.ts";
import { IDLE_MS } from "./clip-scene.ts";
import type { Fault } from "./contract-server.ts";
import {
  answersInstead,
  htmlInstead,
  hugeBody,
  redirectsTo,
  resetAfterWork,
  resetBeforeWork,
} from "./faults.ts";

const behaves =
  (behaviour: Behaviour): Fault["behave"] =>
  ({ request, response }) =>
    behaviour(request, response);

const JSON_HEADERS = { "content-type": "application/json" };
/** Plain http to a machine that is not this one: nobody may go there. */
const ELSEWHERE = "http://192.0.2.7/somewhere";

const lost = (behaviour: Behaviour): Fault => ({ work: "before", behave: behaves(behaviour) });

/** Faults of a request that makes a job, after which nobody knows; `isMade`: the server has it. */
export const UNKNOWN_SUBMITS: readonly { what: string; fault: Fault; isMade: boolean }[] = [
  { what: "reset before the job was made", fault: resetBeforeWork, isMade: false },
  { what: "reset after the job was made", fault: resetAfterWork, isMade: true },
  { what: "a 502 in place of the job", fault: answersInstead({ status: 502 }), isMade: false },
  { what: "HTML as a success", fault: htmlInstead(200), isMade: false },
  { what: "a huge answer", fault: hugeBody(8_000_000), isMade: true },
  { what: "an answer that trickles in", fault: lost(dribbles("{", 3 * IDLE_MS, JSON_HEADERS)), isMade: true },
  { what: "an answer that never begins", fault: lost(() => undefined), isMade: true },
  { what: "an answer cut short", fault: lost(truncates(Buffer.from('{"id":"'), JSON_HEADERS)), isMade: true },
  { what: "a redirect that may mean done", fault: redirectsTo(302, ELSEWHERE), isMade: false },
];

/** Faults of a question about a job: they say nothing about it. */
export const POLL_FAULTS: readonly { what: string; fault: Fault }[] = [
  { what: "500", fault: answersInstead({ status: 500, json: { error: "internal" } }) },
  { what: "429", fault: answersInstead({ status: 429, json: { error: "slow down" } }) },
  { what: "an odd 400", fault: answersInstead({ status: 400, json: { error: "invalid name" } }) },
  { what: "404", fault: answersInstead({ status: 404, json: { detail: "not found" } }) },
  { what: "a reset", fault: resetBeforeWork },
  { what: "HTML", fault: htmlInstead(200) },
  { what: "JSON of another shape", fault: answersInstead({ status: 200, json: { nothing: "known" } }) },
  { what: "a list", fault: answersInstead({ status: 200, json: [] }) },
  { what: "a huge answer", fault: hugeBody(8_000_000) },
  { what: "an answer that trickles in", fault: lost(dribbles("{", 3 * IDLE_MS, JSON_HEADERS)) },
  { what: "a redirect to another host", fault: redirectsTo(307, ELSEWHERE) },
];

/** Faults of bringing a finished clip: it is paid for, and asked for again. */
export function downloadFaults(file: Buffer): readonly { what: string; fault: Fault }[] {
  const half = file.subarray(0, file.byteLength >> 1);
  const never = (behaviour: Behaviour): Fault => ({ work: "never", behave: behaves(behaviour) });
  return [
    { what: "an expired address", fault: answersInstead({ status: 403 }) },
    { what: "a file cut short", fault: never(truncates(half)) },
    { what: "half a file that says it is whole", fault: answersInstead({ status: 200, body: half }) },
    { what: "a line that breaks", fault: never(resetsAfterHeaders(half)) },
    { what: "a file that stops coming", fault: never(stalls(half)) },
    { what: "ten gigabytes", fault: never(tenGigabytes(half)) },
    { what: "an HTML page", fault: htmlInstead(200) },
    { what: "an empty file", fault: answersInstead({ status: 200, body: "" }) },
    { what: "a server in trouble", fault: answersInstead({ status: 503 }) },
    { what: "a redirect without encryption", fault: redirectsTo(302, ELSEWHERE) },
  ];
}
