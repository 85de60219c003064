import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { openLiveReporter } from "../../src/ui/live-reporter.tsx";

function terminal(): { stream: PassThrough; text: () => string } {
  const chunks: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
  stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  return { stream, text: () => chunks.join("") };
}

it("draws what events tell, and leaves the last picture standing", async () => {
  let nowMs = 0;
  const { stream, text } = terminal();
  const reporter = openLiveReporter(stream, { nowMs: () => 1000 + nowMs }, []);
  reporter.emit({ type: "run-start", runId: "run_1", videoCount: 1 });
  reporter.emit({ type: "job-start", jobId: "j", jobKind: "video", label: "Giants", steps: ["compose"] });
  reporter.emit({ type: "step-start", jobId: "j", step: "compose" });
  const frames = { type: "step-progress", jobId: "j", step: "compose", total: 600, unit: "frames" } as const;
  reporter.emit({ ...frames, done: 0 });
  nowMs = 2000;
  reporter.emit({ ...frames, done: 100 });
  await reporter.close();
  const last = text().slice(text().lastIndexOf("Giants"));
  expect(last).toContain("100 of 600 frames · 10 s left");
  expect(last).toContain("0 of 1 made · 2 s · $0.00 spent");
});

it("shows no secret that a warning or a failed job carries", async () => {
  const { stream, text } = terminal();
  const reporter = openLiveReporter(stream, { nowMs: () => 0 }, ["tulip-4242"]);
  reporter.emit({ type: "job-start", jobId: "j", jobKind: "video", label: "Giants", steps: [] });
  reporter.emit({ type: "warning", jobId: null, message: "refused Bearer abcdefgh12345678" });
  reporter.emit({
    type: "job-end",
    jobId: "j",
    status: "failed",
    message: "401 for tulip-4242",
    hint: "Not tulip-4242.",
  });
  await reporter.close();
  expect(text()).toContain("[hidden]");
  expect(text()).not.toMatch(/abcdefgh12345678|tulip-4242/);
});
