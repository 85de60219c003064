import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { AccountsDocument } from "../../src/model/account-documents.ts";
import { VideoDocument } from "../../src/model/command-documents.ts";
import { PostsDocument } from "../../src/model/post-documents.ts";
import { RunDocument } from "../../src/model/run-document.ts";
import { filesWith } from "../support/files-with.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { threePlatforms } from "../support/three-platforms.ts";

it("posts a new video to all three platforms in one command, and tells the truth afterwards", async () => {
  const cwd = temporaryFolder();
  const platforms = await threePlatforms();
  const run = async (line: string, stdin = new PassThrough()) =>
    await runCli(line.split(" "), { cwd, env: platforms.env, stdin });
  const tokens = new PassThrough();
  tokens.end(platforms.tokensFile());
  const imported = await run("accounts import --tokens-file -", tokens);
  expect(imported.exitCode, imported.stderr).toBe(0);
  const ran = await run("run --pack planets --length 8 --voice none --seed three-platforms --post --json");
  expect(ran.exitCode, ran.stderr + ran.stdout).toBe(0);
  const [video] = RunDocument.parse(JSON.parse(ran.stdout)).videos;
  const onAccounts = video?.posts.filter(({ platform }) => platform !== "outbox");
  expect(onAccounts?.map(({ platform, account, status }) => [platform, account, status]).toSorted()).toEqual([
    ["instagram", "main", "live"],
    ["tiktok", "main", "live"],
    ["youtube", "main", "live"],
  ]);
  for (const { url } of onAccounts ?? []) expect(url).toMatch(/^https:/);
  expect(platforms.tiktok.house.uploads.filter(({ doneAtMs }) => doneAtMs !== undefined)).toHaveLength(1);
  expect(platforms.youtube.uploads.videos).toHaveLength(1);
  expect(platforms.instagram.world.reels).toHaveLength(1);
  const queue = PostsDocument.parse(JSON.parse((await run("queue --json")).stdout));
  expect(queue.posts).toEqual([]);
  const shown = VideoDocument.parse(JSON.parse((await run(`show ${video?.id} --json`)).stdout));
  expect(shown.posts.map(({ platform, status }) => `${platform} ${status}`).toSorted()).toEqual([
    "instagram live",
    "tiktok live",
    "youtube live",
  ]);
  const accounts = AccountsDocument.parse(JSON.parse((await run("accounts list --json")).stdout));
  expect(accounts.accounts.map(({ platform, postsToday }) => `${platform} ${postsToday}`).toSorted()).toEqual(
    ["instagram 1", "tiktok 1", "youtube 1"],
  );
  const again = await run(`post ${video?.id} --json`);
  expect(again.exitCode, again.stdout).toBe(2);
  expect(`${ran.stdout}${ran.stderr}${again.stdout}`).not.toContain("refresh");
  for (const secret of platforms.secrets) {
    expect(filesWith(cwd, secret)).toEqual([]);
    expect(`${ran.stdout}${ran.stderr}`).not.toContain(secret);
  }
}, 240_000);
