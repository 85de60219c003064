import { AppError } from "../../../core/app-error.ts";
import { AccountFacts } from "../../../model/account.ts";
import type { Check } from "../../../model/check.ts";
import type { Platform } from "../../../model/platform.ts";
import { type PostOverride, PostWishes } from "../../../model/post-wishes.ts";
import { comparableTextOf } from "../../../store/repositories/concepts.ts";
import { type PostBefore, postsBefore } from "../../../store/repositories/posts-before.ts";
import { getAccount, type SocialAccount } from "../../../store/repositories/social-accounts.ts";
import { getPost, setPostFacts, updatePost } from "../../../store/repositories/social-posts.ts";
import { getVideo } from "../../../store/repositories/videos.ts";
import type { StoreScope } from "../../../store/scope.ts";
import { AccountCalendar } from "../../schedule/account-calendar.ts";
import { asJson, PostInput } from "../../step-results.ts";
import type { Step } from "../../step-table.ts";
import type { VideoServices } from "../../video-services.ts";
import { fileHash } from "../order/order-hash.ts";
import { readDelivery } from "../order/read-delivery.ts";
import { judgePost } from "./judge-post.ts";

/**
 * The last look before a post goes out: the file as it is now, what the platform allows the account now, what else was
 * posted meanwhile. Too early for the account's cap or gap it waits; what falls short is held.
 */
export function gateStep(services: VideoServices): Step {
  return {
    id: "gate",
    effect: "none",
    lane: "free",
    async run({ job, signal }) {
      const { order, postId, folder } = PostInput.parse(job.input);
      if (order === null || postId === null) return { result: { checks: [] } };
      const { store, clock, library } = services;
      const { account, post } = await whatIsMeant(order.accountId, postId, services);
      const overrides = PostWishes.shape.overrides.parse(post.facts["overrides"]);
      const others = await othersOf(postId, store);
      refuseTooEarly(account, others, overrides, services);
      const publisher = await services.accountPublisher(account.id);
      const checks = judgePost(
        {
          order,
          delivery: await readDelivery(folder),
          platform: platformOf(order.platform, library.platforms()),
          account: AccountFacts.parse(account.facts),
          limits: (await publisher.limits?.(signal)) ?? null,
          fileSha256: await fileHash(order.file, signal),
          text: await textOf(order.videoId, services),
          // What is only planned goes out after this one.
          others: others.filter(({ status }) => !["held", "waiting", "paused"].includes(status)),
          forbiddenWords: services.posting().forbiddenWords,
        },
        overrides,
      );
      const facts = { ...post.facts, checks };
      if (checks.some(({ status }) => status === "failed")) {
        await setPostFacts(store, postId, facts);
        throw held(checks, post.id);
      }
      return {
        result: asJson({ checks }),
        async rows(scope) {
          // Another post of the account may have come through while the platform was asked.
          refuseTooEarly(account, await othersOf(postId, scope), overrides, services);
          await setPostFacts(scope, postId, facts);
          await updatePost(scope, postId, { status: "pending", scheduledAtMs: clock.nowMs() });
        },
      };
    },
  };
}

async function whatIsMeant(accountId: string, postId: string, { store }: VideoServices) {
  const account = await getAccount(store, accountId);
  const post = await getPost(store, postId);
  if (account && post) return { account, post };
  throw new AppError({
    kind: "refused",
    code: "account-missing",
    message: `Account ${accountId} was removed.`,
    hint: "Post the video on another account: `viral post <video> --account <platform>/<name>`.",
  });
}

const othersOf = async (postId: string, scope: StoreScope): Promise<PostBefore[]> =>
  (await postsBefore(scope)).filter((one) => one.postId !== postId);

/** A machine that slept does not post a night's backlog at once: the gap and the cap hold for what is late as well. */
function refuseTooEarly(
  account: SocialAccount,
  others: readonly PostBefore[],
  overrides: readonly PostOverride[],
  { clock, posting }: VideoServices,
): void {
  if (overrides.includes("ignore-caps")) return;
  const nowMs = clock.nowMs();
  const facts = AccountFacts.parse(account.facts);
  const outMs = others
    .filter(
      ({ accountId, status }) => accountId === account.id && !["held", "waiting", "paused"].includes(status),
    )
    .map(({ atMs }) => atMs);
  const allowedMs = new AccountCalendar({ ...facts, slots: [] }, posting().gapMs, outMs).next(nowMs);
  if (allowedMs !== undefined && allowedMs <= nowMs) return;
  throw new AppError({
    kind: "waiting",
    code: "post-too-early",
    message: `${account.platform}/${account.name} has posted enough for now.`,
    details: {
      untilMs: allowedMs ?? nowMs,
      waitingFor: `the next time ${account.platform}/${account.name} may post`,
    },
  });
}

function platformOf(publisher: string, platforms: readonly Platform[]): Platform {
  const found = platforms.find((platform) => platform.publisher === publisher);
  if (found) return found;
  throw new AppError({ kind: "bug", code: "platform-unknown", message: `no platform of ${publisher}` });
}

async function textOf(videoId: string, { store }: VideoServices): Promise<string> {
  const video = await getVideo(store, videoId);
  return video ? await comparableTextOf(store, video.conceptId) : "";
}

function held(checks: readonly Check[], postId: string): AppError {
  const failed = checks.filter(({ status }) => status === "failed");
  return new AppError({
    kind: "gated",
    code: "post-held",
    message: `The post is held back: ${failed.map(({ id, message }) => `${id} (${message})`).join("; ")}`,
    hint: `\`viral queue\` shows it; \`viral post <video>\` plans it again, \`viral queue --drop ${postId}\` gives it up.`,
    details: { checks: failed.map(({ id }) => id), postId },
  });
}
