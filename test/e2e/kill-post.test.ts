import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { EXIT_CODES } from "../../src/core/exit-codes.ts";
import { getJob } from "../../src/store/repositories/jobs.ts";
import { listPosts } from "../../src/store/repositories/social-posts.ts";
import type { PostStatus } from "../../src/store/tables/channel-tables.ts";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { deliverVideo, planVideo, publishedAt, withStore } from "../support/kill/post-home.ts";
import { type SharedClock, startSharedClock } from "../support/kill/shared-clock.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/store.ts";
import { type ThreePlatforms, threePlatforms } from "../support/three-platforms.ts";
import { KILL_ROUND_NUMBERS, KILL_ROUNDS } from "./kill-rounds.ts";
import { type LifeEnd, liveOnce } from "./one-life.ts";

const WORKER = new URL("../support/kill/post-worker.ts", import.meta.url);
/** `npm test` kills at every so many moments, `npm run test:kill` at all of them. */
const [FIRST, STRIDE] = KILL_ROUNDS === 0 ? [13, 19] : [1, 1];
const DAY_MS = 86_400_000;
const YEAR_SECONDS = 365 * 86_400;
/** Two of TikTok's chunks; elsewhere a piece and the last one. */
const BYTES = { tiktok: 20_500_000, youtube: 700_000, instagram: 700_000 } as const;
/** How many moments a post has at least, and those among them: it is begun, sent, committed and looked at. */
const PASSED = {
  tiktok: {
    count: 30,
    moments: [/POST \/v2\/post\/publish\/video\/init\/$/, /PUT \/video\/$/, /\/status\/fetch\/$/],
  },
  draft: {
    count: 26,
    moments: [/POST \/v2\/post\/publish\/inbox\/video\/init\/$/, /PUT \/video\/$/, /\/status\/fetch\/$/],
  },
  youtube: {
    count: 31,
    moments: [
      /POST \/upload\/youtube\/v3\/videos$/,
      /PUT \/upload\/youtube\/v3\/videos$/,
      /GET \/youtube\/v3\/videos$/,
    ],
  },
  instagram: {
    count: 31,
    moments: [
      /POST \S*\/\d+\/media$/,
      /POST \S*\/ig-api-upload\//,
      /POST \S*\/\d+\/media_publish$/,
      /GET \S*\/\d+$/,
    ],
  },
} as const;
const LIVES_MAX = 12;
const TIKTOK_SCOPES = ["user.info.basic", "video.upload", "video.publish"];
/** The moments in which the old tokens are worth nothing any more, and the new ones are not on the disk. */
const TOKENS_LOST = [
  "the answer of POST /v2/oauth/token/",
  expect.stringMatching(/^before renameSync [0-9a-f]{32}$/),
];

interface Scene {
  name: string;
  platform: keyof typeof BYTES;
  /** What is said of the post in the end. */
  ends: PostStatus;
  isAudited?: boolean;
  /** Its tokens have ended: they are renewed first, and whoever dies between that answer and the disk has lost them. */
  areTokensEnded?: boolean;
  /** What every post does is proven as often as the random kills are; the rest in the first round. */
  isEveryRound: boolean;
}

const SCENES: readonly Scene[] = [
  { name: "TikTok", platform: "tiktok", ends: "live", isEveryRound: true },
  { name: "YouTube", platform: "youtube", ends: "live", isEveryRound: true },
  { name: "Instagram", platform: "instagram", ends: "live", isEveryRound: true },
  {
    name: "TikTok, tokens ended",
    platform: "tiktok",
    ends: "live",
    areTokensEnded: true,
    isEveryRound: true,
  },
  { name: "TikTok as a draft", platform: "tiktok", ends: "draft", isAudited: false, isEveryRound: false },
  {
    name: "YouTube, locked",
    platform: "youtube",
    ends: "locked-private",
    isAudited: false,
    isEveryRound: false,
  },
];

test.each(
  SCENES.filter(({ areTokensEnded }) => KILL_ROUNDS > 0 || areTokensEnded !== true).flatMap((scene) =>
    KILL_ROUND_NUMBERS.filter((round) => scene.isEveryRound || round === 0).map((round) => ({
      ...scene,
      round,
    })),
  ),
)(
  "killed at every moment of a post to $name, round $round: one video is there, and the post says so",
  async (scene) => {
    const trials = await setUp(scene);
    let end: LifeEnd["kind"] = "killed";
    const moments: string[] = [];
    for (let moment = FIRST; end === "killed"; moment += STRIDE) {
      const trial = await trials.run(moment);
      end = trial.end;
      moments.push(trial.at);
    }
    expect(moments.length).toBeGreaterThan(1);
    if (KILL_ROUNDS === 0) return;
    const passed = PASSED[scene.ends === "draft" ? "draft" : scene.platform];
    expect(moments.length).toBeGreaterThanOrEqual(passed.count);
    for (const moment of [...passed.moments, /^before commit$/, /^before rename post\.json$/])
      expect(moments).toContainEqual(expect.stringMatching(moment));
    expect(trials.reconnectedAfter()).toEqual(scene.areTokensEnded ? TOKENS_LOST : []);
  },
  3_600_000,
);

interface Trials {
  /** A life that is killed at this moment, and those after it that end well. How the first one ended, and at what. */
  run(moment: number): Promise<{ end: LifeEnd["kind"]; at: string }>;
  /** The moments after which a person had to connect the account again. */
  reconnectedAfter(): string[];
}

async function setUp({ platform, ends, isAudited = true, areTokensEnded = false }: Scene): Promise<Trials> {
  const folder = temporaryFolder();
  const clockFile = join(folder, "clock");
  const clock = startSharedClock(clockFile);
  const platforms = await threePlatforms({ clock, accessTokenSeconds: 10 * YEAR_SECONDS, isAudited });
  const prepared = join(folder, "prepared");
  await platforms.connect(prepared);
  await withStore(prepared, async (store) => {
    const video = { outFolder: join(folder, "videos"), name: "Asia", byteCount: BYTES[platform], clock };
    const videoId = await deliverVideo(store, video);
    expect(await planVideo(store, videoId, clock, { accountIds: [`acc_${platform}`] })).toBe(1);
  });
  const life = {
    command: process.execPath,
    args: [...(await bundledWorker(WORKER))],
    env: environment(platforms),
    lifeMsMax: 120_000,
  };
  /** With tokens that end at once. */
  const connectAgain = async (home: string): Promise<void> => {
    const { house } = platforms.tiktok;
    const tokens = house.grant(platforms.person.openId, TIKTOK_SCOPES);
    const expiresAt = new Date(clock.nowMs()).toISOString();
    const [tiktok] = JSON.parse(platforms.tokensFile({ ...tokens, expiresAt })) as unknown[];
    const stdin = new PassThrough();
    stdin.end(JSON.stringify(tiktok));
    const env = { ...platforms.env, VIRAL_HOME: home };
    const { exitCode, stderr } = await runCli(["accounts", "import", "--tokens-file", "-"], { env, stdin });
    expect(exitCode, stderr).toBe(0);
  };
  const reconnected: string[] = [];
  return {
    reconnectedAfter: () => reconnected,
    async run(moment) {
      const home = join(folder, `trial-${moment}`);
      cpSync(prepared, home, { recursive: true });
      if (areTokensEnded) await connectAgain(home);
      // Whatever was posted in the trials before is of another day.
      clock.advance(2 * DAY_MS);
      const thereBefore = publishedAt(platforms).length;
      const args = [...life.args, home, clockFile];
      const killed = await liveOnce({ ...life, args, env: { ...life.env, FREEZE_AT: String(moment) } });
      const what = `moment ${moment}: ${killed.said}`;
      const live = async () => await liveOnce({ ...life, args });
      const at = /^at (.*)$/m.exec(killed.said)?.[1] ?? "";
      const mayReconnect = async () => {
        expect(areTokensEnded, what).toBe(true);
        reconnected.push(at);
        await connectAgain(home);
      };
      await settle(home, clock, { what, ends }, { live, connectAgain: mayReconnect });
      const there = publishedAt(platforms).slice(thereBefore);
      expect(there, what).toHaveLength(1);
      if (ends === "live") expect((await standing(home)).url, what).toBe(there[0]?.url);
      rmSync(home, { recursive: true });
      return { end: killed.kind, at };
    },
  };
}

const environment = ({ env }: ThreePlatforms): NodeJS.ProcessEnv => ({
  ...process.env,
  ...env,
});

/** Runs what is due, as cron does, until the post is no longer on its way; each exit says how it stands. */
async function settle(
  home: string,
  clock: SharedClock,
  { what, ends }: { what: string; ends: PostStatus },
  { live, connectAgain }: { live: () => Promise<LifeEnd>; connectAgain: () => Promise<void> },
): Promise<void> {
  for (let lives = 0; lives < LIVES_MAX; lives += 1) {
    const end = await live();
    if (end.kind !== "exited") throw new Error(`${what}: nobody kills this one`);
    const { status, job } = await standing(home);
    if (end.code === EXIT_CODES.refused && status === "waiting") {
      await connectAgain();
      continue;
    }
    expect([end.code, status, job?.status], `${what}\n${end.said}`).toEqual(
      status === ends ? [0, ends, "done"] : [9, "pending", "waiting"],
    );
    if (status === ends) return;
    clock.advance(Math.max(0, (job?.notBeforeMs ?? 0) - clock.nowMs()));
  }
  throw new Error(`${what}: it is not settled after ${LIVES_MAX} more lives`);
}

async function standing(home: string) {
  return await withStore(home, async (store) => {
    const [post] = await listPosts(store, { limit: 1 });
    const job = await getJob(store, post?.jobId ?? "");
    return { status: post?.status, url: post?.url, job };
  });
}
