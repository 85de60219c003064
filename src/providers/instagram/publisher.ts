import { z } from "zod";
import { isAppError } from "../../core/app-error.ts";
import type { AccountLimits, Found, Publisher, PublishRequest } from "../contracts/publisher.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { dressingOf, statusOf } from "./look.ts";
import { checkLimit, prepare } from "./prepare.ts";
import { publish } from "./publish.ts";
import { reconcile, SETTLE_MS } from "./reconcile.ts";
import { ID } from "./say-error.ts";
import { openWork, type Tools, type Work } from "./work.ts";

/** A listing, a look at the container and the request that publishes, each within its minute. */
const START_MS = 150_000;

const Who = z.object({ username: z.string().nullish() });

/** Reels on one account, by either of Meta's two logins. Its commit point is in `publish.ts`. */
export function createInstagramPublisher(tools: Tools): Publisher {
  return {
    id: ID,
    isHandleSecret: true,
    // Instagram's answers prove something only so long after the request, which may itself have taken its time.
    graceMs: SETTLE_MS + START_MS + 60_000,
    pollEveryMs: 10_000,
    startTimeoutMs: START_MS,
    async limits(signal): Promise<AccountLimits> {
      const path = `/${tools.account.userId}`;
      const { value } = await tools.graph.read(
        { method: "GET", path, query: { fields: "username" }, signal },
        Who,
      );
      return {
        displayName: value.username ? `@${handleOf(value.username)}` : null,
        durationMsMax: null,
        privacies: ["public"],
        disallows: [],
        postsLeft: await checkLimit({ ...tools, signal }),
        resumesAtMs: null,
      };
    },
    prepare: async (request) => await withWork(tools, request, prepare, undefined),
    start: async (request) =>
      await withWork(tools, request, publish, { kind: "unknown", message: UNREADABLE }),
    find: async (request) =>
      await withWork<Found>(tools, request, reconcile, { state: "unknown", message: UNREADABLE }),
    status: async (handle, request) => await statusOf(await openWork(tools, request), handle),
    dress: async (handle, request) => await dressingOf(await openWork(tools, request), handle),
  };
}

const UNREADABLE = "what was kept of this post cannot be read: look whether it is on the account";

/** What is kept of a post and cannot be read may have been published: nothing is done with it, and a person is asked. */
async function withWork<Result>(
  tools: Tools,
  request: PublishRequest,
  act: (work: Work) => Promise<Result>,
  whenUnreadable: Result,
): Promise<Result> {
  let work: Work;
  try {
    work = await openWork(tools, request);
  } catch (error) {
    if (isAppError(error) && error.code === "post-memory-unreadable") return whenUnreadable;
    throw error;
  }
  return await act(work);
}

/** A name as the platform gives it is data: one line, without what a terminal would obey. */
export const handleOf = (username: string): string => vendorMessage({ json: undefined, text: username });
