// Reads a `viral run --json` document and asks ffprobe whether the video is what was promised.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [documentFile] = process.argv.slice(2);
const run = JSON.parse(readFileSync(documentFile, "utf8"));
const ffprobe = createRequire(import.meta.url)("@ffprobe-installer/ffprobe").path;

expect("status", run.status, "completed");
for (const video of run.videos) {
  expect("video status", video.status, "posted");
  const folder = dirname(video.file);
  for (const name of [
    "video.mp4",
    "cover.png",
    "captions.srt",
    "captions.vtt",
    "post.json",
    "script.json",
    "checks.json",
  ]) {
    expect(name, existsSync(join(folder, name)), true);
  }
  expect("outbox page", existsSync(join(dirname(folder), "index.html")), true);
  const failed = video.checks.filter((check) => check.status === "failed").map((check) => check.id);
  expect("failed checks", failed.join(","), "");

  const facts = JSON.parse(
    execFileSync(ffprobe, ["-v", "error", "-show_streams", "-show_format", "-of", "json", video.file], {
      encoding: "utf8",
    }),
  );
  const picture = facts.streams.find((stream) => stream.codec_type === "video");
  const sound = facts.streams.find((stream) => stream.codec_type === "audio");
  expect("codec", picture.codec_name, "h264");
  expect("profile", picture.profile, "High");
  expect("size", `${picture.width}x${picture.height}`, "1080x1920");
  expect("frame rate", picture.r_frame_rate, "30/1");
  expect("pixels", picture.pix_fmt, "yuv420p");
  expect("colour", picture.color_space, "bt709");
  expect("sound", `${sound.codec_name} ${sound.sample_rate} ${sound.channels}`, "aac 48000 2");
  process.stdout.write(
    `ok ${video.title}: ${Number(facts.format.duration).toFixed(1)} s, ${facts.format.size} bytes\n`,
  );
}

function expect(what, measured, wanted) {
  if (measured !== wanted) {
    process.stderr.write(`${what}: ${JSON.stringify(measured)}, expected ${JSON.stringify(wanted)}\n`);
    process.exit(1);
  }
}
