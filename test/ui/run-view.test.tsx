import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { render as draw } from "ink";
import { render } from "ink-testing-library";
import { expect, it } from "vitest";
import type { PipelineEvent } from "../../src/pipeline/events.ts";
import { EMPTY_RUN, type RunState, reduceEvents } from "../../src/ui/run-state.ts";
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
  const view = (nowMs: number) => render(<RunView state={state} nowMs={nowMs} />).lastFrame();
  expect(view(7500)).toMatchInlineSnapshot(`
    "
     ◆ Africa's giants
       “Number 1 is not Egypt”
       chosen for: a number · short
       ✓ script  · voice  ◆ compose 2 s  · qa
       ━━━━━━━━━━━━━━━━────────────────  300 of 600 frames · 1 s left

     ! skipped broken.jpg
     0 of 2 made · 6 s · $0.00 spent
    "
  `);
  expect(view(7500)).toContain("1 s left");
  expect(view(7500)).toContain("$0.00 spent");
});

it.each([60, 80])("breaks no line that is not prose at %i columns", (columns) => {
  const state = after(
    { type: "run-start", runId: "run_1", videoCount: 1 },
    {
      type: "job-start",
      jobId: "a",
      jobKind: "video",
      label: "A title that is far too long for a narrow terminal to show",
      steps: STEPS,
    },
    { type: "step-start", jobId: "a", step: "compose" },
    { type: "step-progress", jobId: "a", step: "compose", done: 0, total: 12_000, unit: "frames" },
    { type: "step-progress", jobId: "a", step: "compose", done: 10_000, total: 12_000, unit: "frames" },
  );
  const stream = terminal(columns);
  const ink = draw(<RunView state={state} nowMs={700_000} />, { stdout: stream.stdout, debug: true });
  ink.unmount();
  const lines = stream.last().split("\n");
  expect(lines.every((line) => line.length <= columns)).toBe(true);
  expect(lines.find((line) => line.includes("frames"))).toMatch(/━+─+ {2}10000 of 12000 frames · .* left/);
  expect(lines.filter((line) => line.includes("title"))).toHaveLength(1);
});

it("shows why a video was refused, and that a delivery is under way", () => {
  const state = after(
    { type: "run-start", runId: "run_1", videoCount: 2 },
    { type: "job-start", jobId: "a", jobKind: "video", label: "Giants", steps: STEPS },
    {
      type: "job-end",
      jobId: "a",
      status: "rejected",
      message: "contrast: 2.1 to 1, 4.5 is needed",
      hint: "Look.",
    },
    { type: "job-start", jobId: "b", jobKind: "post", label: "Dwarfs", steps: ["publish"] },
  );
  const frame = render(<RunView state={state} nowMs={7500} />).lastFrame();
  expect(frame).toContain("✗ Giants\n   contrast: 2.1 to 1, 4.5 is needed\n   Look.");
  expect(frame).toContain("◆ delivering Dwarfs");
});

const STEPS = ["script", "voice", "shots", "compose", "qa", "package"];

function after(...events: PipelineEvent[]): RunState {
  return events.reduce(
    (before, event, index) => reduceEvents(before, event, 60_000 * (index + 1)),
    EMPTY_RUN,
  );
}

function terminal(columns: number): { stdout: NodeJS.WriteStream; last: () => string } {
  let frame = "";
  const write = (text: string): boolean => {
    if (text.includes("made")) frame = text;
    return true;
  };
  const stdout = Object.assign(new PassThrough(), { columns, isTTY: true, write });
  return { stdout: stdout as unknown as NodeJS.WriteStream, last: () => stripVTControlCharacters(frame) };
}
