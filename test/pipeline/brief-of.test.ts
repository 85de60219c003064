import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { briefOf, conceptOf } from "../../src/pipeline/brief-of.ts";
import { plannedVideo } from "../support/planned-video.ts";
import { temporaryStore } from "../support/store.ts";

test("a job's brief and concept come back as they were asked for", async () => {
  const store = await temporaryStore();
  const services = { store, newId: newRandomId, clock: systemClock };
  const { briefId, conceptId } = await plannedVideo(services, { topic: "rivers" });
  expect((await briefOf(store, briefId)).topic).toBe("rivers");
  expect((await conceptOf(store, conceptId)).title).toBe("Most people in Asia");
});

test("one that was deleted meanwhile is named, with a way out", async () => {
  const store = await temporaryStore();
  const hint = expect.stringContaining("--drop");
  await expect(briefOf(store, "brf_9")).rejects.toMatchObject({
    kind: "usage",
    code: "brief-gone",
    message: expect.stringContaining("brf_9"),
    hint,
  });
  await expect(conceptOf(store, "con_9")).rejects.toMatchObject({ code: "concept-gone", hint });
});
