import { expect, it } from "vitest";
import { EMPTY_RUN, reduceEvents, timeLeftMs } from "../../src/ui/run-state.ts";

it("follows a job from start to end and changes no other", () => {
  let state = EMPTY_RUN;
  for (const jobId of ["a", "b"]) {
    state = reduceEvents(
      state,
      { type: "job-start", jobId, jobKind: "video", label: jobId, steps: ["voice"] },
      0,
    );
  }
  state = reduceEvents(state, { type: "step-start", jobId: "a", step: "voice" }, 0);
  expect(state.jobs.map((job) => job.steps[0]?.status)).toEqual(["active", "open"]);
  state = reduceEvents(state, { type: "step-end", jobId: "a", step: "voice", elapsedMs: 5 }, 0);
  state = reduceEvents(
    state,
    { type: "job-end", jobId: "a", status: "rejected", message: "too loud", hint: null },
    0,
  );
  expect(state.jobs[0]).toMatchObject({
    status: "rejected",
    message: "too loud",
    steps: [{ status: "done" }],
  });
  expect(state.jobs[1]?.status).toBe("active");
});

it("dates a step's progress once, and reckons the rest by its pace", () => {
  let state = reduceEvents(
    EMPTY_RUN,
    { type: "job-start", jobId: "a", jobKind: "video", label: "a", steps: ["compose"] },
    0,
  );
  const progress = {
    type: "step-progress",
    jobId: "a",
    step: "compose",
    total: 100,
    unit: "frames",
  } as const;
  state = reduceEvents(state, { ...progress, done: 0 }, 1000);
  state = reduceEvents(state, { ...progress, done: 25 }, 2000);
  const seen = state.jobs[0]?.progress;
  expect(seen?.startedAtMs).toBe(1000);
  expect(seen && timeLeftMs(seen, 2000)).toBe(3000);
  expect(seen && timeLeftMs(seen, 2700)).toBe(2300);
  expect(seen && timeLeftMs(seen, 9000)).toBe(0);
  expect(seen && timeLeftMs({ ...seen, done: 0 }, 2000)).toBeNull();
});
