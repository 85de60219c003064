import type { AccountAccess } from "../contracts/account-access.ts";
import type { Publisher } from "../contracts/publisher.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { commitUpload } from "./commit-upload.ts";
import { limitsOf } from "./creator-info.ts";
import { findUpload } from "./find-upload.ts";
import { Pace } from "./pace.ts";
import { postNews } from "./post-news.ts";
import { prepareUpload } from "./prepare-upload.ts";
import { CHUNK_MS } from "./send-chunk.ts";
import { createTiktokApi } from "./tiktok-api.ts";
import { DAY_MS, TIKTOK } from "./troubles.ts";

const MINUTE_MS = 60_000;

/**
 * Posts to one account by file upload. States and proofs as social-apis research §5.2 has them; the commit point is the last
 * chunk of the video (`commit-upload.ts`).
 */
export function createTiktokPublisher(
  parts: VendorParts,
  account: AccountAccess,
  pace = new Pace(parts.clock),
): Publisher {
  const api = createTiktokApi(parts, account, pace);
  return {
    id: TIKTOK,
    // Whoever has it may ask what became of the post.
    isHandleSecret: true,
    graceMs: DAY_MS,
    // At most 30 times a minute, with all posts of the account.
    pollEveryMs: 10_000,
    startTimeoutMs: CHUNK_MS + MINUTE_MS,
    limits: async (signal) => await limitsOf(api, signal),
    prepare: async (request) => await prepareUpload(api, request),
    start: async (request) => await commitUpload(api, request),
    find: async (request) => await findUpload(api, request),
    status: async (handle, request) => await postNews(api, handle, request),
  };
}
