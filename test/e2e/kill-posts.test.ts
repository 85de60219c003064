import { join } from "node:path";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { nextDueMs } from "../../src/store/repositories/job-queue.ts";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { comparePosts, settleParkedPosts } from "../support/kill/person-at-platforms.ts";
import { deliverVideo, planVideo, publishedAt, withStore } from "../support/kill/post-home.ts";
import { type SharedClock, startSharedClock } from "../support/kill/shared-clock.ts";
import { temporaryFolder } from "../support/store.ts";
import { type ThreePlatforms, threePlatforms } from "../support/three-platforms.ts";
import { KILL_ROUND_NUMBERS, KILL_ROUNDS } from "./kill-rounds.ts";
import { liveOnce } from "./one-life.ts";

const WORKER = new URL("../support/kill/post-worker.ts", import.meta.url);
/** `npm test` kills a few; `npm run test:kill` does what the promise says. */
const { KILLS, VIDEOS } = KILL_ROUNDS === 0 ? { KILLS: 8, VIDEOS: 2 } : { KILLS: 500, VIDEOS: 67 };
const PLATFORM_COUNT = 3;
const OPEN_MAX = 6;
const TEN_MINUTES_MS = 600_000;
/** In turn, so that few videos have them all. */
const ACCOUNTS = [
  ["acc_tiktok", "acc_youtube", "acc_instagram"],
  ["acc_tiktok_1", "acc_youtube", "acc_instagram_1"],
];
/** Short enough for several posts of an account to be late at once. */
const GAP_MS = 60_000;
/** As many as TikTok takes of an account. */
const DAILY_CAP = 15;

test.each(KILL_ROUND_NUMBERS)(
  `${KILLS} random kills over ${VIDEOS * PLATFORM_COUNT} posts of five accounts, round %i: none twice, none lost, none said to be there that is not`,
  async (round) => {
    const random = createRandom(`kill posts ${round}`);
    const channel = await openChannel();
    let [kills, videos, parked, lives] = [0, 0, 0, 0];
    for (;;) {
      const { liveCount, openCount } = await channel.look();
      const isMoreToDo = kills < KILLS || videos < VIDEOS;
      if (!isMoreToDo && openCount === 0) break;
      const isTime = videos / VIDEOS <= kills / KILLS || openCount === 0;
      if (isMoreToDo && isTime && openCount <= OPEN_MAX - PLATFORM_COUNT) {
        await channel.add(`country ${round} ${videos}`, ACCOUNTS[videos % ACCOUNTS.length]);
        videos += 1;
      }
      // Not too many posts for so many kills, nor too few.
      const isAhead = liveCount / (VIDEOS * PLATFORM_COUNT) > kills / KILLS;
      const killAfterMs = kills < KILLS ? random.integer(isAhead ? 150 : 1_500) : undefined;
      const end = await channel.live(killAfterMs);
      lives += 1;
      if (end.kind === "killed") kills += 1;
      else expect([0, 8, 9, 10], end.said).toContain(end.code);
      parked += await channel.settle();
      await channel.waitFor(random.integer(TEN_MINUTES_MS));
    }
    console.info(`${kills} kills, ${lives} lives, ${videos * PLATFORM_COUNT} posts, ${parked} were parked`);
    await channel.expectAllThereOnce(videos * PLATFORM_COUNT);
  },
  7_200_000,
);

async function openChannel() {
  const folder = temporaryFolder();
  const home = join(folder, "home");
  const clockFile = join(folder, "clock");
  const clock = startSharedClock(clockFile);
  const platforms = await threePlatforms({ clock, accountCount: 2, accessTokenSeconds: 365 * 86_400 });
  await platforms.connect(home, { dailyCap: DAILY_CAP });
  const life = {
    command: process.execPath,
    args: [...(await bundledWorker(WORKER)), home, clockFile],
    env: environment(platforms),
    lifeMsMax: 120_000,
  };
  const compare = async () =>
    await withStore(home, async (store) => await comparePosts(store, publishedAt(platforms)));
  return {
    async look() {
      const posts = await compare();
      expect(posts.filter(({ there, status }) => there.length > 1 || status === "failed")).toEqual([]);
      const live = posts.filter(({ status }) => status === "live");
      expect(live.filter(({ url, there }) => url !== there[0]?.url)).toEqual([]);
      return { liveCount: live.length, openCount: posts.length - live.length };
    },
    async add(name: string, accountIds: readonly string[] | undefined) {
      await withStore(home, async (store) => {
        const videoId = await deliverVideo(store, {
          outFolder: join(folder, "videos"),
          name,
          byteCount: 700_000,
          clock,
        });
        expect(await planVideo(store, videoId, clock, { accountIds, gapMs: GAP_MS })).toBe(PLATFORM_COUNT);
      });
    },
    live: async (killAfterMs: number | undefined) => await liveOnce({ ...life, killAfterMs }),
    settle: async () =>
      await withStore(home, async (store) => await settleParkedPosts(store, publishedAt(platforms), clock)),
    waitFor: async (ms: number) => await waitFor(ms, home, clock),
    async expectAllThereOnce(count: number) {
      const posts = await compare();
      expect(posts).toHaveLength(count);
      expect(posts.filter(({ status, there }) => status !== "live" || there.length !== 1)).toEqual([]);
      expect(publishedAt(platforms)).toHaveLength(count);
      expect(new Set(publishedAt(platforms).map(({ userId }) => userId)).size).toBe(5);
    },
  };
}

const environment = ({ env }: ThreePlatforms): NodeJS.ProcessEnv => ({
  ...process.env,
  ...env,
  VIRAL_POSTING_GAP_MINUTES: String(GAP_MS / 60_000),
});

/** So long, or until a post is due again when all wait for later. */
async function waitFor(ms: number, home: string, clock: SharedClock): Promise<void> {
  clock.advance(ms);
  const dueMs = await withStore(home, async (store) => await nextDueMs(store, { kind: "post" }));
  if (dueMs !== undefined) clock.advance(Math.max(0, dueMs - clock.nowMs()));
}
