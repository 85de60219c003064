import { expect, it } from "vitest";
import { newRandomId } from "../../../src/core/ids.ts";
import { describeCosts } from "../../../src/pipeline/answers/describe-costs.ts";
import { closeSpend, reserveSpend } from "../../../src/store/repositories/spend-ledger.ts";
import { insertVideos } from "../../../src/store/repositories/videos.ts";
import { temporaryStore } from "../../support/store.ts";

const NOW_MS = Date.UTC(2026, 10, 29, 3);
const DAY_MS = 86_400_000;

/** Two paid calls of fal, one dearer and one cheaper than estimated; one of runway under way; one that was released. */
async function spent() {
  const store = await temporaryStore();
  const reserve = async (providerId: string, videoId: string | null, usdMicros: number, daysAgo: number) =>
    await reserveSpend(
      store,
      { effectKey: "e", runId: "run_1", videoId, providerId, amountUsdMicros: usdMicros },
      { newId: newRandomId, nowMs: NOW_MS - daysAgo * DAY_MS },
    );
  const dearer = await reserve("fal", "vid_1", 100_000, 0);
  await closeSpend(store, dearer, { state: "settled", amountUsdMicros: 150_000 });
  const cheaper = await reserve("fal", null, 100_000, 7);
  await closeSpend(store, cheaper, { state: "settled", amountUsdMicros: 90_000 });
  await reserve("runway", "vid_1", 600_000, 8);
  const released = await reserve("gemini", "vid_2", 900_000, 0);
  await closeSpend(store, released, { state: "released", amountUsdMicros: 0 });
  return store;
}

it("sets what is paid beside what was estimated for it, and keeps what is under way apart", async () => {
  const { rows, total, since } = await describeCosts(
    await spent(),
    { by: "vendor", since: undefined },
    NOW_MS,
  );
  expect(rows).toEqual([
    {
      key: "runway",
      title: null,
      callCount: 1,
      reservedUsd: 0.6,
      settledUsd: 0,
      estimatedUsd: 0,
      relativeError: null,
      callError: null,
    },
    {
      key: "fal",
      title: null,
      callCount: 2,
      reservedUsd: 0,
      settledUsd: 0.24,
      estimatedUsd: 0.2,
      relativeError: 0.2,
      callError: 0.3,
    },
  ]);
  expect(total).toEqual({
    callCount: 3,
    reservedUsd: 0.6,
    settledUsd: 0.24,
    estimatedUsd: 0.2,
    relativeError: 0.2,
    callError: 0.3,
  });
  expect(since).toBeNull();
});

it("takes what cost nothing in the end for a call, and for no error of an estimate", async () => {
  const store = await spent();
  const stopped = await reserveSpend(
    store,
    { effectKey: "s", runId: "run_1", videoId: null, providerId: "fal", amountUsdMicros: 500_000 },
    { newId: newRandomId, nowMs: NOW_MS },
  );
  await closeSpend(store, stopped, { state: "settled", amountUsdMicros: 0 });
  const { total } = await describeCosts(store, { by: "vendor", since: undefined }, NOW_MS);
  expect(total).toMatchObject({ callCount: 4, estimatedUsd: 0.2, relativeError: 0.2, callError: 0.3 });
});

it("groups by video, the dearest first, and by day, the latest first", async () => {
  const store = await spent();
  const keys = async (by: "video" | "day") =>
    (await describeCosts(store, { by, since: undefined }, NOW_MS)).rows.map(({ key }) => key);
  expect(await keys("video")).toEqual(["vid_1", null]);
  await insertVideos(
    store,
    [{ id: "vid_1", runId: "run_1", conceptId: "con_1", title: "Rivers", status: "waiting" }],
    NOW_MS,
  );
  const { rows } = await describeCosts(store, { by: "video", since: undefined }, NOW_MS);
  expect(rows.map(({ title }) => title)).toEqual(["Rivers", null]);
  expect(await keys("day")).toEqual(["2026-11-29", "2026-11-22", "2026-11-21"]);
});

it("counts from a day on, or from so many days back", async () => {
  const store = await spent();
  const counted = async (since: { day: string } | { daysBack: number }) => {
    const document = await describeCosts(store, { by: "vendor", since }, NOW_MS);
    return [document.since, document.total.callCount];
  };
  expect(await counted({ daysBack: 7 })).toEqual(["2026-11-22", 2]);
  expect(await counted({ daysBack: 0 })).toEqual(["2026-11-29", 1]);
  expect(await counted({ day: "2026-11-21" })).toEqual(["2026-11-21", 3]);
});
