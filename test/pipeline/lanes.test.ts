import { expect, test } from "vitest";
import { Lane } from "../../src/pipeline/lanes.ts";

test("the lowest order goes next; who is aborted while waiting leaves the queue", async () => {
  const lane = new Lane(1);
  const order: number[] = [];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const signal = new AbortController().signal;
  const cancel = new AbortController();
  const enter = async (number: number, abort = signal): Promise<void> =>
    await lane.use(number, abort, async () => {
      order.push(number);
      if (number === 0) await gate;
    });
  const first = enter(0);
  const cancelled = enter(1, cancel.signal);
  const rest = [enter(3), enter(2)];
  cancel.abort(new Error("stop"));
  await expect(cancelled).rejects.toThrow("stop");
  open();
  await Promise.all([first, ...rest]);
  expect(order).toEqual([0, 2, 3]);
});

test("tells when a place is given back that nobody waited for", async () => {
  const lane = new Lane(1);
  const { signal } = new AbortController();
  await lane.enter(1, signal);
  const next = lane.enter(2, signal);
  let isFreed = false;
  const freed = lane.freed().then(() => {
    isFreed = true;
  });
  lane.leave();
  await next;
  expect(isFreed).toBe(false);
  lane.leave();
  await freed;
  expect(lane.hasFreePlace).toBe(true);
});
