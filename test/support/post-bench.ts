import { NO_FAULTS } from "../../src/pipeline/faults.ts";
import { jobTable } from "../../src/pipeline/job-table.ts";
import { type RunnerReport, runUntilIdle } from "../../src/pipeline/runner.ts";
import type { Publisher } from "../../src/providers/contracts/publisher.ts";
import { effectsOfJob } from "../../src/store/repositories/effects.ts";
import { getJob } from "../../src/store/repositories/jobs.ts";
import { getPost } from "../../src/store/repositories/social-posts.ts";
import { takeRunLock } from "../../src/store/run-lock.ts";
import { type Channel, openChannel } from "./delivered-video.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface PostBench extends Channel {
  postId: string;
  jobId: string;
  /** What the platform does from now on. */
  platform: Publisher;
  /** Every video that was sent. */
  sent: string[];
  /** One `viral post --due`. */
  due: () => Promise<RunnerReport>;
  /** Runs what is due again and again, as cron does, until this much time went by or nothing waits. */
  cron: (forMs: number) => Promise<void>;
  /** Statuses of the post, its job, its effect. */
  states: () => Promise<(string | undefined)[]>;
}

const EVERY_MS = 15 * 60_000;

/** A post that is due on `youtube/acc_1`, and a platform that takes it at once. */
export async function postBench(): Promise<PostBench> {
  const sent: string[] = [];
  const platform: Publisher = {
    id: "youtube",
    isHandleSecret: false,
    graceMs: 1_800_000,
    pollEveryMs: 10_000,
    startTimeoutMs: 5_000,
    async start({ videoId }) {
      sent.push(videoId);
      return { kind: "accepted", handle: `h${sent.length}` };
    },
    find: async () => ({ state: "nothing" }),
    status: async () => ({
      state: "live",
      url: "https://www.youtube.com/shorts/dQw4w9WgXcQ",
      platformPostId: "dQw4w9WgXcQ",
    }),
  };
  const channel = await openChannel({ accountPublisher: async () => platform });
  const { services, clock } = channel;
  const { store } = services;
  await channel.connect("acc_1", "youtube");
  const [planned] = await channel.plan((await channel.deliver()).videoId);
  const postId = planned?.post.id ?? "";
  const jobId = (await getPost(store, postId))?.jobId ?? "";
  const homeFolder = temporaryFolder();
  const due = async () => {
    const lock = takeRunLock(homeFolder, { pid: process.pid, startedAtMs: 0, command: "test" });
    try {
      return await runUntilIdle(
        {
          store,
          lock,
          clock: services.clock,
          newId: services.newId,
          emit: () => undefined,
          signal: new AbortController().signal,
          jobs: jobTable(services),
          places: { jobs: 1, compute: 1 },
          limits: {},
          sealKey: async () => Buffer.alloc(32),
          reportBug: () => undefined,
          faults: NO_FAULTS,
          // The one of before has ended.
          isOwnerDead: () => true,
          wait: async (delayMs) => void (clock.now += delayMs),
        },
        { kind: "post" },
      );
    } finally {
      lock.release();
    }
  };
  return {
    ...channel,
    postId,
    jobId,
    platform,
    sent,
    due,
    async cron(forMs) {
      const untilMs = clock.now + forMs;
      while (clock.now < untilMs) {
        await due();
        if ((await getJob(store, jobId))?.status !== "waiting") return;
        clock.now += EVERY_MS;
      }
    },
    states: async () => [
      (await getPost(store, postId))?.status,
      (await getJob(store, jobId))?.status,
      (await effectsOfJob(store, jobId))[0]?.state,
    ],
  };
}
