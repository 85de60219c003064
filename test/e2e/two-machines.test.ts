import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { PostsDocument } from "../../src/model/post-documents.ts";
import { readAccountSecret } from "../../src/pipeline/accounts/account-secret.ts";
import { createLocalSecrets } from "../../src/providers/local-secrets/local-secrets.ts";
import { listAccounts } from "../../src/store/repositories/social-accounts.ts";
import { slow } from "../contracts/faults.ts";
import { bundledWorker } from "../support/kill/bundled-worker.ts";
import { deliverVideo, planVideo, publishedAt, withStore } from "../support/kill/post-home.ts";
import { startSharedClock } from "../support/kill/shared-clock.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type ThreePlatforms, threePlatforms } from "../support/three-platforms.ts";
import { liveOnce } from "./one-life.ts";

/** Tokens that ended: whoever posts must renew them first, and TikTok gives each refresh token's successor once. */
const ENDED = { expiresAt: "2026-01-01T00:00:00Z" };

it("two machines with the same tokens: the loser says to connect again, exit 5, posts nothing and overwrites nothing", async () => {
  const platforms = await threePlatforms();
  const [first, second] = [await machine(platforms), await machine(platforms)];
  const before = await second.secret();
  const won = await first.run("post --due --json");
  expect(won.exitCode, won.stdout).toBe(0);
  expect(publishedAt(platforms)).toHaveLength(1);
  const lost = await second.run("post --due --json");
  expect(lost.exitCode, lost.stdout).toBe(5);
  const { posts } = PostsDocument.parse(JSON.parse(lost.stdout));
  expect(posts).toMatchObject([{ status: "waiting", troubleCode: "account-reconnect-needed" }]);
  expect(publishedAt(platforms)).toHaveLength(1);
  expect(await second.secret()).toMatchObject({
    accessToken: before.accessToken,
    refreshToken: before.refreshToken,
  });
  expect((await first.secret()).refreshToken).not.toBe(before.refreshToken);
  const again = await first.run("accounts check --json");
  expect(again.exitCode, again.stdout).toBe(0);
});

it("two processes on one machine: one renewal, one post, nobody is disconnected", async () => {
  const platforms = await threePlatforms();
  const one = await machine(platforms);
  // Long enough for the other one to come and see it.
  platforms.tiktok.faultAt("token", slow(1_500), 9);
  const clockFile = join(one.cwd, "clock");
  startSharedClock(clockFile);
  const life = {
    command: process.execPath,
    args: [
      ...(await bundledWorker(new URL("../support/kill/post-worker.ts", import.meta.url))),
      join(one.cwd, "home"),
      clockFile,
    ],
    env: { ...process.env, ...platforms.env },
    lifeMsMax: 60_000,
  };
  const ends = await Promise.all([liveOnce(life), liveOnce(life)]);
  const codes = ends.map((end) => (end.kind === "exited" ? end.code : end.kind));
  expect(codes).toContain(0);
  for (const code of codes) expect([0, 75]).toContain(code);
  expect(platforms.tiktok.countOf("token")).toBe(1);
  expect(publishedAt(platforms)).toHaveLength(1);
  const queue = PostsDocument.parse(JSON.parse((await one.run("queue --json")).stdout));
  expect(queue.posts).toEqual([]);
  const check = await one.run("accounts check --json");
  expect(check.exitCode, check.stdout).toBe(0);
}, 120_000);

/** A home with TikTok's account imported, and a video that is due there. */
async function machine(platforms: ThreePlatforms) {
  const cwd = temporaryFolder();
  const home = join(cwd, "home");
  const run = async (line: string, stdin = new PassThrough()) =>
    await runCli(line.split(" "), { cwd, env: platforms.env, stdin });
  const tokens = new PassThrough();
  const [tiktok] = JSON.parse(platforms.tokensFile(ENDED)) as unknown[];
  tokens.end(JSON.stringify(tiktok));
  const imported = await run("accounts import --tokens-file -", tokens);
  expect(imported.exitCode, imported.stderr).toBe(0);
  const accountId = await withStore(home, async (store) => {
    const [account] = await listAccounts(store);
    if (!account) throw new Error("nothing was imported");
    const clock = { nowMs: () => Date.now() - 60_000 };
    const video = { outFolder: join(cwd, "videos"), name: "Asia", byteCount: 700_000, clock };
    const videoId = await deliverVideo(store, video);
    expect(await planVideo(store, videoId, clock, { accountIds: [account.id] })).toBe(1);
    return account.id;
  });
  const secrets = createLocalSecrets({ env: {}, folder: join(home, "secrets"), keychain: undefined });
  return { cwd, run, secret: async () => await readAccountSecret(secrets, accountId) };
}
