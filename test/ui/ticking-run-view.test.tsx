import { render } from "ink-testing-library";
import { expect, it, vi } from "vitest";
import { EMPTY_RUN, type RunState } from "../../src/ui/run-state.ts";
import { TickingRunView } from "../../src/ui/ticking-run-view.tsx";

const state: RunState = {
  ...EMPTY_RUN,
  jobs: [
    {
      id: "job_1",
      kind: "video",
      label: "Giants",
      steps: [],
      stepStartedAtMs: 0,
      hook: null,
      hint: null,
      status: "active",
      message: null,
      progress: { done: 100, total: 600, unit: "frames", startedAtMs: 0, updatedAtMs: 2000 },
    },
  ],
};

it("counts the time left down while no news comes, and stops when it is gone", async () => {
  let nowMs = 2000;
  let reads = 0;
  const clock = {
    nowMs: () => {
      reads += 1;
      return nowMs;
    },
  };
  const { lastFrame, unmount } = render(<TickingRunView state={state} clock={clock} tickMs={2} />);
  expect(lastFrame()).toContain("10 s left");
  nowMs = 5000;
  await vi.waitFor(() => expect(lastFrame()).toContain("7 s left"));
  nowMs = 11_500;
  await vi.waitFor(() => expect(lastFrame()).toContain("1 s left"));
  unmount();
  const readsAtEnd = reads;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(reads).toBe(readsAtEnd);
});
