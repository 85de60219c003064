import { z } from "zod";
import { checkOrder } from "./container-form.ts";
import { type ContainerNews, makeContainer, readContainer } from "./containers.ts";
import { rowOf, subcodeIn } from "./graph-errors.ts";
import { ANEW } from "./memory.ts";
import { reconcile } from "./reconcile.ts";
import { atWork, limitReached, passing, refused } from "./say-error.ts";
import { sendFile } from "./upload.ts";
import type { Work } from "./work.ts";

/** Meta asks to be asked once a minute, and for five minutes; what takes longer is asked about less often. */
const PACE = { firstMs: 60_000, firstForMs: 5 * 60_000, laterMs: 5 * 60_000 } as const;
/** Of one post: what two containers could make nothing of, a third cannot either. */
const SPOILT_MAX = 2;
/** Made in one go; Instagram takes 400 of an account in a day. */
const CONTAINERS_AT_ONCE_MAX = 2;
const LIMIT_PAUSE_MS = 60 * 60_000;

/**
 * Everything before the commit point, from wherever memory stands. Returns when the container is finished, or when it may
 * have been published already. Throws waiting `platform-at-work` while Instagram processes it.
 */
export async function prepare(work: Work): Promise<void> {
  if (await mayBePublished(work)) return;
  checkOrder(work.order, work.way);
  let isLimitRead = false;
  for (let made = 0; ; ) {
    switch (work.memory.stage) {
      case "planned":
      case "container-sent":
        if (made === CONTAINERS_AT_ONCE_MAX)
          throw passing("Instagram gives up what was prepared, again and again.");
        made += 1;
        await checkLimit(work);
        isLimitRead = true;
        await makeContainer(work);
        break;
      case "container-made":
      case "upload-sent":
        await upload(work);
        break;
      case "processing":
      case "finished":
        if (!(await lookAt(work))) break;
        if (!isLimitRead) await checkLimit(work);
        return;
      case "publish-sent":
      case "published":
        return;
    }
  }
}

/** Then nothing is prepared any more: unless it is proven by now that nothing came of it, and it has to be made anew. */
async function mayBePublished(work: Work): Promise<boolean> {
  const { stage, publish } = work.memory;
  if (stage !== "publish-sent") return stage === "published";
  if (publish?.mayRepeat === true) await reconcile(work);
  return work.memory.stage !== "planned";
}

async function upload(work: Work): Promise<void> {
  const sent = await sendFile(work);
  if (sent.is === "gone") return await spoil(work, sent.why);
  await work.keep({ stage: "processing", processingSinceMs: work.clock.nowMs() });
}

/** Whether it is finished now. What has expired is planned anew. */
async function lookAt(work: Work): Promise<boolean> {
  const news = await readContainer(work);
  switch (news.code) {
    case "FINISHED":
      if (work.memory.stage !== "finished") await work.keep({ stage: "finished" });
      return true;
    case "EXPIRED":
      await work.keep(ANEW);
      return false;
    case "ERROR":
      await judgeError(work, news);
      return false;
    case "PUBLISHED":
      await adoptPublished(work, news);
      return false;
    case "IN_PROGRESS":
    case "OTHER":
      throw stillAtWork(work, news);
  }
}

function stillAtWork({ memory, clock }: Work, { status }: ContainerNews): Error {
  const nowMs = clock.nowMs();
  const sinceMs = memory.processingSinceMs ?? nowMs;
  const paceMs = nowMs - sinceMs < PACE.firstForMs ? PACE.firstMs : PACE.laterMs;
  return atWork(nowMs + paceMs, `Instagram to process the video${status === "" ? "" : ` (${status})`}`);
}

async function judgeError(work: Work, { status }: ContainerNews): Promise<void> {
  const subcode = subcodeIn(status);
  const row = rowOf({ status: 400, code: null, subcode, isTransient: false, message: status });
  const why = status === "" ? "it does not say why" : status;
  // What is not known is given one more container: Meta tells "try again" of half of its codes.
  if (subcode !== null && (row.meaning === "refused" || row.meaning === "stop-account"))
    throw refused("post-refused", `Instagram could not process the video: ${why}`, row.hint);
  await spoil(work, why);
}

/** One container came to nothing: the next one is made, or there is none any more. */
async function spoil(work: Work, why: string): Promise<void> {
  const spoiltCount = work.memory.spoiltCount + 1;
  if (spoiltCount >= SPOILT_MAX) {
    // Whoever mends the cause and tries again begins with a clean sheet.
    await work.keep({ ...ANEW, spoiltCount: 0 });
    throw refused(
      "post-refused",
      `Instagram could not process the video, twice: ${why}`,
      "Look at the file's length and format, or render it again; then `viral resolve <job> --retry`.",
    );
  }
  await work.keep({ ...ANEW, spoiltCount });
}

/** Not by this program as it remembers: whatever published it, it must not go out again. */
async function adoptPublished(work: Work, { atMs }: ContainerNews): Promise<void> {
  const sentAtMs = work.memory.processingSinceMs ?? atMs;
  await work.keep({
    stage: "publish-sent",
    publish: {
      firstAtMs: sentAtMs,
      lastAtMs: atMs,
      sends: 1,
      refusals: 0,
      knownIds: [],
      error: null,
      notBeforeMs: null,
      mayRepeat: false,
    },
  });
}

const Limit = z.object({
  data: z.array(
    z.object({
      quota_usage: z.number().nullish(),
      config: z.object({ quota_total: z.number().nullish() }).nullish(),
    }),
  ),
});

/**
 * How many posts the account may publish yet; null: Instagram does not say. Its own pages say 50 and 100: it is asked.
 * Throws quota `post-limit-reached`.
 */
export async function checkLimit({
  graph,
  account,
  signal,
  clock,
}: Pick<Work, "graph" | "account" | "signal" | "clock">): Promise<number | null> {
  const path = `/${account.userId}/content_publishing_limit`;
  const query = { fields: "quota_usage,config" };
  const { value } = await graph.read({ method: "GET", path, query, signal }, Limit);
  const [limit] = value.data;
  const total = limit?.config?.quota_total ?? null;
  if (total === null) return null;
  const left = total - (limit?.quota_usage ?? 0);
  if (left > 0) return left;
  // The window slides: a place is free again when the oldest post in it is a day old, which is not told.
  throw limitReached(
    "post-limit-reached",
    `The account has published its ${total} posts of these 24 hours by Instagram's API.`,
    clock.nowMs() + LIMIT_PAUSE_MS,
    "It goes on when there is room again.",
  );
}
