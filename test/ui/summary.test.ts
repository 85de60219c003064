import { expect, it } from "vitest";
import type { RunDocument } from "../../src/model/run-document.ts";
import { runSummary } from "../../src/ui/summary.ts";

const video: RunDocument["videos"][number] = {
  id: "vid_1",
  conceptId: "con_1",
  title: "Giants",
  status: "posted",
  file: "/v/1/video.mp4",
  cover: null,
  captions: null,
  publicUrl: null,
  durationMs: 21_400,
  checks: [],
  warnings: [],
  costUsd: 0,
  posts: [],
};
const run: RunDocument = {
  schema: "viral.run/1",
  runId: "run_1",
  status: "completed",
  videos: [video],
  spentUsd: 0,
  estimatedUsd: 0,
  elapsedMs: 14_000,
};

const NOTHING_LEFT = { waitingJobCount: 0, parkedJobCount: 0 };

it("says where the video is and what to type next", () => {
  const text = runSummary(run, NOTHING_LEFT);
  expect(text).toContain("/v/1/video.mp4");
  expect(text).toContain("1 video in 14 s, $0.00 spent.");
  expect(runSummary({ ...run, spentUsd: 0.4, estimatedUsd: 0.5 }, NOTHING_LEFT)).toContain(
    "1 video in 14 s, $0.40 spent (estimated $0.50).",
  );
  expect(text).toContain("viral show vid_1 --why");
  expect(text).not.toContain("older");
  expect(text).not.toContain("shots");
  const warned = { ...run, videos: [{ ...video, warnings: ["b2: it is drawn"] }] };
  expect(runSummary(warned, NOTHING_LEFT)).toContain("\n  1 warning about its shots: viral show vid_1\n");
});

it("points to what stopped and what waits", () => {
  const failed = { ...video, status: "failed" as const, file: null };
  const text = runSummary(
    { ...run, status: "waiting", videos: [failed] },
    { ...NOTHING_LEFT, waitingJobCount: 2 },
  );
  expect(text).toContain("What stopped:  viral jobs");
  expect(text).toContain("2 older jobs wait: viral resume");
  expect(text).not.toContain("your word");
});

it("points to what a person has to settle, where there is no video yet, too", () => {
  const text = runSummary({ ...run, status: "gated", videos: [] }, { ...NOTHING_LEFT, parkedJobCount: 1 });
  expect(text).toContain("1 job needs your word:  viral jobs --status parked");
  expect(text).not.toContain("Mended?");
});
