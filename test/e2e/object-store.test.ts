import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { JobsDocument } from "../../src/model/command-documents.ts";
import { RunDocument } from "../../src/model/run-document.ts";
import { answersInstead } from "../contracts/faults.ts";
import { BUCKET, failure, REGION, s3Server } from "../contracts/s3-server.ts";
import { ACCESS_KEY, SECRET_KEY } from "../contracts/sigv4.ts";
import { filesWith } from "../support/files-with.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The SDK looks in the process's own surroundings. */
beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", ACCESS_KEY);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
  vi.stubEnv("AWS_REGION", REGION);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
});
afterEach(() => vi.unstubAllEnvs());

it("a video whose store refuses or is down is kept, waits, and is in the bucket once that takes it", async () => {
  const server = await s3Server();
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, "text.txt"),
    "Bees vote with dances.\n\nScouts point at new homes.\n\nThe swarm leaves when enough agree.",
  );
  const env = {
    VIRAL_PROVIDERS_S3_ENDPOINT: server.origin,
    VIRAL_PROVIDERS_S3_BUCKET: BUCKET,
    VIRAL_PROVIDERS_S3_PUBLIC_BASE_URL: "https://cdn.example/shorts",
    VIRAL_RECORD: join(cwd, "recorded"),
  };
  const viral = async (line: string) => await runCli(`${line} --json`.split(" "), { cwd, env });
  const videoIn = ({ stdout }: { stdout: string }) => RunDocument.parse(JSON.parse(stdout)).videos[0];
  const stoppedJob = async () =>
    JobsDocument.parse(JSON.parse((await viral("jobs")).stdout)).jobs.find(
      ({ status }) => status === "failed" || status === "waiting",
    );
  const retry = async () => {
    await viral(`resolve ${(await stoppedJob())?.id} --retry`);
    return await viral("resume");
  };

  server.meet(answersInstead(failure(403, "AccessDenied", "not yours")));
  const refused = await viral("run --from text.txt --voice none --platform shorts");
  expect(refused.exitCode, refused.stderr).toBe(5);
  const kept = videoIn(refused);
  expect(kept).toMatchObject({ status: "failed", publicUrl: null, posts: [{ status: "posted" }] });
  const bytes = readFileSync(kept?.file ?? "");
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(server.objects.size).toBe(0);

  server.meet(answersInstead(failure(503, "SlowDown", "slower", { "retry-after": "600" })));
  const down = await retry();
  expect(down.exitCode, down.stderr).toBe(9);
  expect(videoIn(down)).toMatchObject({ status: "waiting", file: kept?.file });
  expect((await stoppedJob())?.waitingFor).toContain(`The video is in ${dirname(kept?.file ?? "")}`);

  server.meet(undefined);
  const done = await retry();
  expect(done.exitCode, done.stderr).toBe(0);
  const video = videoIn(done);
  const key = video?.publicUrl?.replace("https://cdn.example/shorts/", "") ?? "";
  expect(video?.status).toBe("posted");
  expect(server.objects.get(key)).toMatchObject({ contentType: "video/mp4" });
  expect(server.objects.get(key)?.bytes.equals(bytes)).toBe(true);
  const folder = dirname(video?.file ?? "");
  const post = JSON.parse(readFileSync(join(folder, "post.json"), "utf8"));
  const cover = server.objects.get(post.stored.cover.key);
  expect(cover?.bytes.equals(readFileSync(join(folder, "cover.jpg")))).toBe(true);
  expect(readFileSync(join(folder, "..", "index.html"), "utf8")).toContain(video?.publicUrl);

  for (const secret of [SECRET_KEY, ACCESS_KEY, "Signature="]) {
    expect(filesWith(cwd, secret)).toEqual([]);
    for (const { stdout, stderr } of [refused, down, done])
      expect(`${stdout}${stderr}`).not.toContain(secret);
  }
}, 180_000);
