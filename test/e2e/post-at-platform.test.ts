import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { PostsDocument } from "../../src/model/post-documents.ts";
import { deliverVideo, publishedAt, withStore } from "../support/kill/post-home.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { threePlatforms } from "../support/three-platforms.ts";

const TWO_DAYS_MS = 2 * 86_400_000;
afterEach(() => vi.restoreAllMocks());

it("leaves a later time to YouTube, which has the video at once; the others wait here, and all are live when it has come", async () => {
  const cwd = temporaryFolder();
  const home = join(cwd, "home");
  const platforms = await threePlatforms();
  await platforms.connect(home);
  const video = { outFolder: join(cwd, "videos"), name: "Asia", byteCount: 700_000, clock: systemClock };
  const videoId = await withStore(home, async (store) => await deliverVideo(store, video));
  const env = { ...platforms.env, VIRAL_POSTING_AT_PLATFORM: "true" };
  const posts = async (line: string, exitCode: number) => {
    const ran = await runCli(line.split(" "), { cwd, env });
    expect(ran.exitCode, ran.stderr + ran.stdout).toBe(exitCode);
    return PostsDocument.parse(JSON.parse(ran.stdout)).posts;
  };

  const planned = await posts(`post ${videoId} --at +2d --json`, 8);
  const [youtube] = planned.filter(({ platform }) => platform === "youtube");
  expect(youtube).toMatchObject({ status: "scheduled", postedAt: null });
  const publishAt = new Date(Date.parse(youtube?.scheduledAt ?? "")).toISOString();
  expect(platforms.youtube.uploads.videos).toMatchObject([
    { resource: { status: { privacyStatus: "private", publishAt } } },
  ]);
  const waiting = await posts("queue --json", 0);
  expect(waiting.map(({ platform, status }) => `${platform} ${status}`).toSorted()).toEqual([
    "instagram waiting",
    "tiktok waiting",
  ]);
  expect(publishedAt(platforms).map(({ platform }) => platform)).toEqual(["youtube"]);

  const realNow = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => realNow() + TWO_DAYS_MS);
  const out = await posts("post --due --json", 0);
  expect(out.map(({ platform, status }) => `${platform} ${status}`).toSorted()).toEqual([
    "instagram live",
    "tiktok live",
    "youtube live",
  ]);
  expect(publishedAt(platforms)).toHaveLength(3);
}, 240_000);
