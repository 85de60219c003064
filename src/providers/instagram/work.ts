import { AppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { AccountAccess } from "../contracts/account-access.ts";
import type { PublishRequest } from "../contracts/publisher.ts";
import type { VendorLine } from "../contracts/vendor.ts";
import type { Way } from "./container-form.ts";
import type { Graph } from "./graph.ts";
import { keep, type Memory, readMemory } from "./memory.ts";

/** What all work on posts of one account shares. */
export interface Tools {
  graph: Graph;
  way: Way;
  account: AccountAccess;
  uploadBaseUrl: string;
  line: () => Promise<VendorLine>;
  clock: Clock;
}

/** One post, and how far it has come. */
export interface Work extends Tools {
  order: PostOrder;
  request: PublishRequest;
  signal: AbortSignal;
  memory: Memory;
  /** Writes what has changed before anything else is done. */
  keep(change: Partial<Memory>): Promise<void>;
}

export async function openWork(tools: Tools, request: PublishRequest): Promise<Work> {
  const { order, signal } = request;
  if (order === null) {
    throw new AppError({
      kind: "bug",
      code: "post-without-order",
      message: "Instagram was to be posted to without a word of what to post.",
    });
  }
  const work: Work = {
    ...tools,
    order,
    request,
    signal,
    memory: await readMemory(request.memory),
    keep: async (change) => {
      work.memory = await keep(request.memory, work.memory, change);
    },
  };
  return work;
}
