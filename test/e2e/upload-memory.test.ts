import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { deliverVideo, planVideo, publishedAt, withStore } from "../support/kill/post-home.ts";
import { startSharedClock } from "../support/kill/shared-clock.ts";
import { temporaryFolder } from "../support/store.ts";
import { threePlatforms } from "../support/three-platforms.ts";
import { KILL_ROUNDS } from "./kill-rounds.ts";
import { liveOnce } from "./one-life.ts";

const WORKER = new URL("../support/kill/post-worker.ts", import.meta.url);
const SMALL_BYTES = 700_000;
const DAY_MS = 86_400_000;
/** A reader's and a socket's pieces, and what the collector has not come to yet. */
const GROWTH_KILOBYTES = 120 * 1024;

/** `npm test` sends more than may be held; `npm run test:kill` what is promised. */
const LONG_BYTES = KILL_ROUNDS === 0 ? 250_000_000 : 1_000_000_000;

test.each([
  { platform: "tiktok", byteCount: LONG_BYTES },
  { platform: "youtube", byteCount: LONG_BYTES },
  // In one request; it takes no more.
  { platform: "instagram", byteCount: 300_000_000 },
])(
  "a file of $byteCount bytes goes out to $platform in the memory that a small one takes",
  async (file) => {
    const peakOf = await openDesk(file.platform);
    const small = await peakOf(SMALL_BYTES);
    const large = await peakOf(file.byteCount);
    expect(large - small).toBeLessThan(GROWTH_KILOBYTES);
  },
  300_000,
);

/** Posts a file as `viral post --due` does; how many kilobytes that took at most. */
async function openDesk(platform: string): Promise<(byteCount: number) => Promise<number>> {
  const folder = temporaryFolder();
  const [home, clockFile] = [join(folder, "home"), join(folder, "clock")];
  const clock = startSharedClock(clockFile);
  const platforms = await threePlatforms({ clock, accessTokenSeconds: 365 * 86_400 });
  await platforms.connect(home);
  const life = {
    command: process.execPath,
    args: [...(await bundledWorker(WORKER)), home, clockFile],
    env: { ...process.env, ...platforms.env },
    lifeMsMax: 240_000,
  };
  return async (byteCount) => {
    const there = publishedAt(platforms).length;
    await withStore(home, async (store) => {
      const video = { outFolder: join(folder, "videos"), name: `Asia ${byteCount}`, isHollow: true, clock };
      const videoId = await deliverVideo(store, { ...video, byteCount });
      expect(await planVideo(store, videoId, clock, { accountIds: [`acc_${platform}`] })).toBe(1);
    });
    clock.advance(DAY_MS);
    const { kind, said } = await liveOnce(life);
    expect(publishedAt(platforms).length, said).toBe(there + 1);
    expect(kind).toBe("exited");
    return Number(/^peak (\d+)$/m.exec(said)?.[1]);
  };
}
