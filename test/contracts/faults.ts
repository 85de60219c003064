import {
  type Behaviour,
  dribbles,
  floods,
  redirects,
  resetsBeforeHeaders,
} from "../support/hostile-server.ts";
import { heard, type Parrot } from "../support/parrot.ts";
import { type ContractReply, type Fault, send } from "./contract-server.ts";

/** Answers something else instead of doing its work. */
export function answersInstead(reply: ContractReply): Fault {
  return { work: "never", behave: ({ response }) => send(response, reply) };
}

/** Does its work, and answers late. */
export function slow(delayMs: number): Fault {
  return { work: "before", behave: ({ reply }) => void setTimeout(reply, delayMs) };
}

export const resetBeforeWork: Fault = instead(resetsBeforeHeaders);

/** The work is done, and may be billed: only its answer is lost. */
export const resetAfterWork: Fault = { ...resetBeforeWork, work: "before" };

export function htmlInstead(status: number): Fault {
  const page =
    "<!doctype html><html><head><title>Sign in to the Wi-Fi</title></head><body>Welcome</body></html>";
  return answersInstead({ status, headers: { "content-type": "text/html" }, body: page });
}

/** JSON that begins well and goes on for longer than anybody should read. */
export function hugeBody(byteCount: number): Fault {
  const flood = floods(Buffer.from("{"), byteCount, { "content-type": "application/json" });
  return { work: "before", behave: behaves(flood) };
}

/** A byte now and then, for ever. */
export const slowLoris: Fault = {
  work: "before",
  behave: behaves(dribbles("{", 20, { "content-type": "application/json" })),
};

export function redirectsTo(status: number, location: string): Fault {
  return instead(redirects(status, location));
}

/** Says back what it heard, and does no work. */
export function parrotFault(parrot: Parrot): Fault {
  return instead((request, response) => parrot(heard(request))(request, response));
}

function instead(behaviour: Behaviour): Fault {
  return { work: "never", behave: behaves(behaviour) };
}

function behaves(behaviour: Behaviour): Fault["behave"] {
  return ({ request, response }) => behaviour(request, response);
}
