import { expect, test } from "vitest";
import { JobPlace } from "../../src/pipeline/job-place.ts";
import { Lane } from "../../src/pipeline/lanes.ts";

interface Gate {
  opened: Promise<void>;
  open: () => void;
}

function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const signal = new AbortController().signal;
const settle = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

test("a job that waits for others gives its place away, and takes it again before it goes on", async () => {
  const lane = new Lane(1);
  const [vendor, work] = [gate(), gate()];
  const seen: string[] = [];
  const waits = new JobPlace(lane, 1, signal);
  const first = waits.use(async () => {
    await waits.leaveFor(async () => await vendor.opened);
    seen.push("first goes on");
  });
  const second = new JobPlace(lane, 2, signal).use(async () => {
    seen.push("second works");
    await work.opened;
    seen.push("second ends");
  });
  await settle();
  vendor.open();
  await settle();
  expect(seen).toEqual(["second works"]);
  work.open();
  await Promise.all([first, second]);
  expect(seen).toEqual(["second works", "second ends", "first goes on"]);
  expect(lane.hasFreePlace).toBe(true);
});

test("side by side, the first wait gives the place away and the last one takes it, once", async () => {
  const lane = new Lane(1);
  const place = new JobPlace(lane, 1, signal);
  const vendors = [gate(), gate(), gate()];
  const held: boolean[] = [];
  await place.use(async () => {
    const waits = vendors.map(async ({ opened }) => await place.leaveFor(async () => await opened));
    for (const { open } of vendors) {
      held.push(!lane.hasFreePlace);
      open();
      await settle();
    }
    await Promise.all(waits);
    held.push(!lane.hasFreePlace);
  });
  expect(held).toEqual([false, false, false, true]);
  expect(lane.hasFreePlace).toBe(true);
});

test("who comes back and goes again while standing in the queue holds nothing that is not given back", async () => {
  const lane = new Lane(1);
  const place = new JobPlace(lane, 2, signal);
  const other = gate();
  const [first, second] = [gate(), gate()];
  await place.use(async () => {
    const one = place.leaveFor(async () => await first.opened);
    const blocker = lane.use(1, signal, async () => await other.opened);
    first.open();
    await settle();
    const two = place.leaveFor(async () => await second.opened);
    second.open();
    await settle();
    other.open();
    await Promise.all([one, two, blocker]);
    expect(lane.hasFreePlace).toBe(false);
  });
  expect(lane.hasFreePlace).toBe(true);
  await lane.enter(1, signal);
  expect(lane.hasFreePlace).toBe(false);
});

test("a run that is cancelled ends without its place", async () => {
  const lane = new Lane(1);
  const cancel = new AbortController();
  const place = new JobPlace(lane, 2, cancel.signal);
  await place.use(async () => {
    await place.leaveFor(async () => {
      await lane.enter(1, signal);
      cancel.abort();
    });
  });
  lane.leave();
  expect(lane.hasFreePlace).toBe(true);
});
