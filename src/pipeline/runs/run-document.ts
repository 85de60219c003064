import type { ErrorKind } from "../../core/app-error.ts";
import { combineExitCodes } from "../../core/exit-codes.ts";
import { microsToUsd } from "../../core/money.ts";
import type { RunDocument } from "../../model/run-document.ts";
import { finishedSteps } from "../../store/repositories/job-steps.ts";
import { type Job, jobsOfRun } from "../../store/repositories/jobs.ts";
import { committedSpend, estimatedSpend } from "../../store/repositories/spend-ledger.ts";
import { type Video, videosOfRun } from "../../store/repositories/videos.ts";
import type { StoreScope } from "../../store/scope.ts";
import { describePosts } from "../post/queue/describe-posts.ts";
import { waitsForLogin } from "../post/queue/login-lost.ts";
import { shotsNotes } from "../shots/shots-notes.ts";
import { PlanInput, PostInput, Published } from "../step-results.ts";

const POSTS_SHOWN = 100;

export interface RunEnding {
  document: RunDocument;
  exitCode: number;
}

type VideoDocument = RunDocument["videos"][number];

/** What became of some runs, as `viral run --json` prints it; the first run names the document. */
export async function describeRuns(
  scope: StoreScope,
  runIds: readonly string[],
  elapsedMs: number,
): Promise<RunEnding> {
  const videos: VideoDocument[] = [];
  const kinds: ErrorKind[] = [];
  let spentUsd = 0;
  let estimatedUsd = 0;
  for (const runId of runIds) {
    const jobs = await jobsOfRun(scope, runId);
    const replaced = replacedJobIds(jobs);
    kinds.push(...jobs.flatMap((job) => troubleOf(job, replaced)));
    spentUsd += microsToUsd(await committedSpend(scope, "runId", runId));
    estimatedUsd += microsToUsd(await estimatedSpend(scope, "runId", runId));
    for (const video of await videosOfRun(scope, runId)) {
      const notes = await shotsNotes(scope, video.id, jobs);
      if (isFinished(video) && notes.unpaid.length > 0) kinds.push("quota");
      videos.push(await describeVideo(scope, video, jobs, notes.warnings));
    }
  }
  const finishedCount = videos.filter(isFinished).length;
  const document: RunDocument = {
    schema: "viral.run/1",
    runId: runIds[0] ?? "",
    status: statusOf(finishedCount, kinds),
    videos,
    spentUsd,
    estimatedUsd,
    elapsedMs: Math.round(elapsedMs),
  };
  return { document, exitCode: combineExitCodes(finishedCount, kinds) };
}

const isFinished = ({ status }: Pick<Video, "status">): boolean => status === "posted";

function statusOf(finishedCount: number, kinds: readonly ErrorKind[]): RunDocument["status"] {
  if (kinds.length === 0) return "completed";
  if (finishedCount > 0) return "partial";
  if (kinds.every((kind) => kind === "waiting")) return "waiting";
  return kinds.every((kind) => kind === "gated" || kind === "waiting") ? "gated" : "failed";
}

/** Rejected `video` jobs whose place another concept took: how that one ends is what counts. */
function replacedJobIds(jobs: readonly Job[]): Set<string> {
  const plans = jobs.filter((job) => job.kind === "plan" && job.status === "done");
  return new Set(plans.flatMap((plan) => PlanInput.parse(plan.input).replaces?.videoJobId ?? []));
}

/** How a job that is not done counts towards the exit code. */
function troubleOf(job: Job, replaced: ReadonlySet<string>): ErrorKind[] {
  if (job.status === "done" || job.status === "dropped" || replaced.has(job.id)) return [];
  // What is planned for later is in the plan, and no trouble.
  if (isPlannedPost(job)) return [];
  if (job.status === "rejected" || job.status === "parked") return ["gated"];
  if (job.status === "failed") return isOutOfIdeas(job) ? [] : [job.error?.kind ?? "bug"];
  return [waitsForLogin(job) ? "refused" : "waiting"];
}

const isPlannedPost = (job: Job): boolean =>
  job.kind === "post" &&
  (job.status === "waiting" || job.status === "queued") &&
  job.error === null &&
  PostInput.parse(job.input).postId !== null;

/** No other concept was left to take a rejected video's place: the rejected one speaks for itself. */
function isOutOfIdeas(job: Job): boolean {
  const isReplacement = job.kind === "plan" && PlanInput.parse(job.input).replaces !== undefined;
  return isReplacement && job.error?.kind === "config";
}

async function describeVideo(
  scope: StoreScope,
  video: Video,
  jobs: readonly Job[],
  warnings: readonly string[],
): Promise<VideoDocument> {
  const posts: VideoDocument["posts"] = [];
  for (const job of jobs.filter((one) => one.kind === "post" && one.videoId === video.id)) {
    const input = PostInput.parse(job.input);
    if (input.postId !== null) continue;
    const published = (await finishedSteps(scope, job.id)).find((step) => step.step === "publish");
    const url = published ? Published.parse(published.result).url : null;
    posts.push({
      platform: input.platform,
      account: input.account,
      status: published ? "posted" : job.status,
      url,
    });
  }
  const onAccounts = await describePosts(scope, { videoId: video.id, limit: POSTS_SHOWN });
  posts.push(
    ...onAccounts.posts.map(({ platform, account, status, url }) => ({ platform, account, status, url })),
  );
  return {
    id: video.id,
    conceptId: video.conceptId,
    title: video.title,
    status: video.status,
    file: video.file,
    cover: video.cover,
    captions: video.captions,
    publicUrl: video.publicUrl,
    durationMs: video.durationMs,
    checks: video.checks,
    warnings: [...warnings],
    costUsd: microsToUsd(await committedSpend(scope, "videoId", video.id)),
    posts,
  };
}
