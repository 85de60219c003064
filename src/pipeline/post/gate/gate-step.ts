import { AppError } from "../../../core/app-error.ts";
import type { Check } from "../../../model/check.ts";
import type { PostOverride } from "../../../model/post-overrides.ts";
import { PostWishes } from "../../../model/post-wishes.ts";
import { NOT_OUT, type PostBefore, postsBefore } from "../../../store/repositories/posts-before.ts";
import type { SocialAccount } from "../../../store/repositories/social-accounts.ts";
import {
  getPost,
  type SocialPost,
  setPostFacts,
  updatePost,
} from "../../../store/repositories/social-posts.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { accountLabel } from "../../accounts/find-account.ts";
import { cappedRhythm, nextAllowedMs } from "../../schedule/platform-caps.ts";
import { asJson, PostInput } from "../../step-results.ts";
import type { StepWork } from "../../step-table.ts";
import type { VideoServices } from "../../video-services.ts";
import { orderAsItIs, reorder } from "../order/order-as-it-is.ts";
import { startsAtMs } from "../plan/post-job.ts";
import type { AccountDay, GateSituation } from "./gate-check.ts";
import { situationOf } from "./gate-situation.ts";
import { judgePost } from "./judge-post.ts";
import { PostHistory } from "./post-history.ts";

/**
 * The last look before a post goes out: the file as it is now, what the platform allows the account now, what else was
 * posted meanwhile. Too early for the account's cap or gap it waits; what falls short is held.
 */
export function gateStep(services: VideoServices): StepWork {
  return {
    async run({ job, signal }) {
      const { order, postId, folder } = PostInput.parse(job.input);
      if (order === null || postId === null) return { result: { checks: [] } };
      const { store, clock } = services;
      const { account, situation } = await situationOf(order, folder, services);
      const post = await postNamed(postId, store);
      const overrides = PostWishes.shape.overrides.parse(post.facts["overrides"]);
      const others = await othersOf(postId, store);
      waitForItsTime(post, services);
      const seenAtMs = (): number => Math.max(clock.nowMs(), order.publishAtMs ?? 0);
      const day = refuseTooEarly(account, situation, others, { overrides, seenAtMs: seenAtMs() }, services);
      const publisher = await services.accountPublisher(account.id);
      const asItIs = await orderAsItIs(order, services.tools, signal);
      const checks = judgePost(
        {
          ...situation,
          // A draft is finished in the app: how many direct posts are left is not its matter.
          limits: order.delivery === "draft" ? null : ((await publisher.limits?.(signal)) ?? null),
          fileSha256: asItIs.fileSha256,
          day,
          // What is only planned goes out after this one.
          others: new PostHistory(others.filter(({ status }) => !NOT_OUT.has(status))),
        },
        overrides,
      );
      const facts = { ...post.facts, checks };
      if (checks.some(({ status }) => status === "failed")) {
        await store.transaction(async (scope) => await reorder(scope, { ...post, facts }, asItIs));
        throw held(checks, post.id);
      }
      return {
        result: asJson({ checks }),
        async rows(scope) {
          // Another post of the account may have come through while the platform was asked.
          const now = { overrides, seenAtMs: seenAtMs() };
          refuseTooEarly(account, situation, await othersOf(postId, scope), now, services);
          await setPostFacts(scope, postId, facts);
          await updatePost(scope, postId, { status: "pending", scheduledAtMs: now.seenAtMs });
        },
      };
    },
  };
}

async function postNamed(id: string, store: StoreScope): Promise<SocialPost> {
  const post = await getPost(store, id);
  if (post) return post;
  throw new Error(`post ${id} has a job and no row`);
}

const othersOf = async (postId: string, scope: StoreScope): Promise<PostBefore[]> =>
  (await postsBefore(scope)).filter((one) => one.postId !== postId);

/** Its job may have been woken by a clock that jumped, or by a person. */
function waitForItsTime(post: SocialPost, { clock }: Pick<VideoServices, "clock">): void {
  if (startsAtMs(post) <= clock.nowMs()) return;
  throw new AppError({
    kind: "waiting",
    code: "post-too-early",
    message: `The time of post ${post.id} has not come.`,
    details: {
      untilMs: startsAtMs(post),
      waitingFor: `its time, ${new Date(startsAtMs(post)).toISOString()}`,
    },
  });
}

const DAY_MS = 86_400_000;

/** A machine that slept does not post a night's backlog at once: the gap and the cap hold for what is late as well. */
function refuseTooEarly(
  account: SocialAccount,
  { account: facts, platform, order: { delivery } }: Pick<GateSituation, "account" | "platform" | "order">,
  others: readonly PostBefore[],
  { overrides, seenAtMs }: { overrides: readonly PostOverride[]; seenAtMs: number },
  { posting }: Pick<VideoServices, "posting">,
): AccountDay {
  const sent = others.filter(({ accountId, status }) => accountId === account.id && !NOT_OUT.has(status));
  const { gapMs } = posting();
  const allowedMs = nextAllowedMs({ facts, platform, delivery, gapMs }, sent, seenAtMs);
  const sentCount = sent.filter(({ atMs }) => seenAtMs - atMs < DAY_MS).length;
  const isTooEarly = allowedMs === undefined || allowedMs > seenAtMs;
  const { dailyCap } = cappedRhythm(facts, platform, delivery);
  if (!isTooEarly || overrides.includes("ignore-caps")) return { sentCount, dailyCap, isTooEarly };
  throw new AppError({
    kind: "waiting",
    code: "post-too-early",
    message: `${accountLabel(account)} has posted enough for now.`,
    details: {
      untilMs: allowedMs ?? seenAtMs,
      waitingFor: `the next time ${accountLabel(account)} may post`,
    },
  });
}

function held(checks: readonly Check[], postId: string): AppError {
  const failed = checks.filter(({ status }) => status === "failed");
  return new AppError({
    kind: "gated",
    code: "post-held",
    message: `The post is held back: ${failed.map(({ id, message }) => `${id} (${message})`).join("; ")}`,
    hint: `\`viral queue\` shows it, and the line that lets it go; \`viral queue --drop ${postId}\` gives it up.`,
    details: { checks: failed.map(({ id }) => id), postId },
  });
}
