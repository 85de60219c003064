import { render } from "ink-testing-library";
import { expect, it } from "vitest";
import type { PipelineEvent } from "../../src/pipeline/events.ts";
import { EMPTY_RUN, reduceEvents } from "../../src/ui/run-state.ts";
import { RunView } from "../../src/ui/run-view.tsx";

it("shows steps, hook, frames, time left and money", () => {
  const events: PipelineEvent[] = [
    { type: "run-start", runId: "run_1", videoCount: 2 },
    {
      type: "job-start",
      jobId: "a",
      jobKind: "video",
      label: "video 1",
      steps: ["script", "voice", "compose", "qa"],
    },
    {
      type: "concept-chosen",
      jobId: "a",
      title: "Africa's giants",
      hook: "Number 1 is not Egypt",
      why: ["a number", "short"],
    },
    { type: "step-end", jobId: "a", step: "script", elapsedMs: 10 },
    { type: "step-start", jobId: "a", step: "compose" },
    { type: "step-progress", jobId: "a", step: "compose", done: 0, total: 600, unit: "frames" },
    { type: "step-progress", jobId: "a", step: "compose", done: 300, total: 600, unit: "frames" },
    { type: "warning", jobId: null, message: "skipped broken.jpg" },
  ];
  const state = events.reduce(
    (before, event, index) => reduceEvents(before, event, 1000 * (index + 1)),
    EMPTY_RUN,
  );
  const frame = render(<RunView state={state} nowMs={7500} />).lastFrame();
  expect(frame).toMatchInlineSnapshot(`
    "
     ◆ Africa's giants
       “Number 1 is not Egypt”
       a number · short
       script ✓  voice  compose  qa
       ━━━━━━━━━━━━━━──────────────  300 / 600 frames · 1 s left

     ! skipped broken.jpg
     0 of 2 done · $0.00 spent
    "
  `);
  expect(frame).toContain("1 s left");
  expect(frame).toContain("$0.00 spent");
});
