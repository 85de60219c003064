import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runTool, toolFailure } from "../../src/media/run-tool.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("what a tool prints comes back, bytes and words apart", async () => {
  const { stdout, stderr } = await runTool(process.execPath, [
    "-e",
    "process.stdout.write('out');process.stderr.write('err')",
  ]);
  expect([stdout.toString(), stderr]).toEqual(["out", "err"]);
});

test("a program that cannot start is a matter of settings", async () => {
  await expect(runTool("/no/such/ffmpeg", [])).rejects.toMatchObject({
    kind: "config",
    code: "media-tool-not-started",
  });
});

test("a failure keeps the last words of the tool", async () => {
  await expect(
    runTool(process.execPath, ["-e", "console.error('why');process.exit(3)"]),
  ).rejects.toMatchObject({
    kind: "bug",
    code: "media-tool-failed",
    message: expect.stringMatching(/ended with 3[\s\S]*why/),
  });
});

test("stopping is told as such", async () => {
  const controller = new AbortController();
  const running = runTool(process.execPath, ["-e", "setInterval(() => {}, 1000)"], controller.signal);
  controller.abort();
  await expect(running).rejects.toMatchObject({ kind: "cancelled" });
});

test("what was stopped before is not started", async () => {
  const file = join(temporaryFolder(), "started");
  const run = ["-e", `require("node:fs").writeFileSync(${JSON.stringify(file)}, "")`];
  await expect(runTool(process.execPath, run, AbortSignal.abort())).rejects.toMatchObject({
    kind: "cancelled",
  });
  expect(existsSync(file)).toBe(false);
});

test.each([
  ["av_interleaved_write_frame(): No space left on device", "disk-full"],
  ["/x/y.mp4: Permission denied", "folder-not-writable"],
  ["/x/y.mp4: Read-only file system", "folder-not-writable"],
  ["Invalid data found", "media-tool-failed"],
])("%s is %s", (stderr, code) => {
  expect(toolFailure("ffmpeg", [], stderr, 1).code).toBe(code);
});
