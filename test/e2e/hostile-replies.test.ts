import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { CANARY, type Poisoning } from "../support/kill/poisoned-replies.ts";
import { deliverVideo, planVideo, withStore } from "../support/kill/post-home.ts";
import { startSharedClock } from "../support/kill/shared-clock.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { threePlatforms } from "../support/three-platforms.ts";
import { liveOnce } from "./one-life.ts";

const WORKER = new URL("../support/kill/post-worker.ts", import.meta.url);
/** One answer is a refusal, in which every word is poisoned; or few words of all answers are, or many. */
const ROUNDS = [
  ...[1, 2, 3, 4, 5, 6, 8, 10].map((refusedAt) => ({ share: 0, refusedAt })),
  ...[0.05, 0.1, 0.1, 0.3, 1].map((share) => ({ share, refusedAt: 0 })),
];
const DAY_MS = 86_400_000;
/** Every kind of end but that of a bug. */
const EXIT_CODES = [0, 3, 4, 5, 6, 7, 8, 9, 10];
const STEERS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const DOES_SOMETHING = /<img src=x|<script>canary|<[^>]*"onmouseover|href="javascript:/;

it("does nothing with what stands in the replies of platforms: no page, no disk and no terminal", async () => {
  const folder = temporaryFolder();
  const cwd = join(folder, "deep", "down", "here");
  const [home, clockFile] = [join(cwd, "home"), join(folder, "clock")];
  const clock = startSharedClock(clockFile);
  const platforms = await threePlatforms({ clock, accessTokenSeconds: 365 * 86_400 });
  await platforms.connect(home);
  const worker = await bundledWorker(WORKER);
  const outFolder = join(cwd, "videos");
  let [saidCount, onPageCount] = [0, 0];

  for (const [round, { share, refusedAt }] of ROUNDS.entries()) {
    clock.advance(DAY_MS);
    const videoId = await withStore(home, async (store) => {
      const id = await deliverVideo(store, { outFolder, name: `Asia ${round}`, byteCount: 70_000, clock });
      expect(await planVideo(store, id, clock, {})).toBe(3);
      return id;
    });
    const poisoning: Poisoning = { share, refusedAt, seed: String(round) };
    const end = await liveOnce({
      command: process.execPath,
      args: [...worker, home, clockFile],
      env: {
        ...process.env,
        ...platforms.env,
        POISON: JSON.stringify(poisoning),
      },
      lifeMsMax: 60_000,
    });
    if (end.kind !== "exited") throw new Error(`nobody kills this one: ${end.said}`);
    expect(EXIT_CODES, end.said).toContain(end.code);
    expect(end.said).not.toContain("unexpected-error");
    const words = [end.said];
    for (const line of ["queue", "queue --json", "accounts list", "jobs", `show ${videoId}`]) {
      const ran = await runCli(line.split(" "), { cwd, env: platforms.env });
      expect(ran.exitCode, ran.stderr).toBe(0);
      words.push(ran.stdout, ran.stderr);
    }
    for (const said of words) expect(said.replaceAll(/[\n\t]/g, "")).not.toMatch(STEERS);
    const strict = [platforms.tiktok, platforms.youtube, platforms.instagram.http];
    // An id of this name can be any id of theirs; only the platform knows that it is none.
    for (const problem of strict.flatMap((server) => server.takeViolations()))
      expect(problem).toContain("__proto__");
    const page = readFileSync(join(outFolder, "index.html"), "utf8");
    expect(page).not.toMatch(DOES_SOMETHING);
    if (words.some((text) => text.includes(CANARY))) saidCount += 1;
    if (page.includes(CANARY)) onPageCount += 1;
  }
  const names = readdirSync(folder, { recursive: true }).map(String);
  expect(names.filter((name) => name.includes(CANARY))).toEqual([]);
  // It came through: else nothing was tried.
  expect(saidCount).toBeGreaterThan(2);
  expect(onPageCount).toBeGreaterThan(2);
}, 240_000);
