import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runware } from "../../../src/providers/runware/definition.ts";
import { clipMakerSuite } from "../../contracts/clip-maker-suite.ts";
import { type ClipVendorCase, clipHome, clipScene, ESTIMATE_USD_MICROS } from "../../contracts/clip-scene.ts";
import { resetAfterWork, resetBeforeWork } from "../../contracts/faults.ts";
import { RUNWARE_COST_USD, type RunwareServer, runwareServer } from "../../contracts/runware-server.ts";
import { madeClip } from "../../support/made-clips.ts";

const KEY = "canaryRunware0123456789abcdef";

const vendorCase: ClipVendorCase = {
  definition: runware,
  key: KEY,
  secrets: [KEY],
  serve: async (file) => await runwareServer(file, KEY),
  order: { model: "klingai:kling-video@3-standard", width: 720, height: 1280, durationMs: 5_000 },
  cost: { done: RUNWARE_COST_USD * 1_000_000, moderated: ESTIMATE_USD_MICROS, failed: 0 },
  isFindable: true,
  hasFiles: "fresh",
};

clipMakerSuite(vendorCase);

const home = clipHome();
const clip = readFileSync(await madeClip("good"));

async function lostAnswer() {
  let server: RunwareServer | undefined;
  const at = await clipScene(
    home(),
    { ...vendorCase, serve: async (file) => (server = await runwareServer(file, KEY)) },
    clip,
  );
  at.server.faultAt("submit", resetAfterWork);
  return { at, server };
}

it("finds a job whose answer was lost in the archive, when nothing else knows it any more", async () => {
  const { at, server } = await lostAnswer();
  server?.forget();
  await expect(at.perform()).rejects.toMatchObject({ kind: "waiting" });
  const [job] = at.server.jobs;
  if (job) job.polls = 9;
  at.clock.now += 86_400_000;
  expect((await at.perform()).result).toMatchObject({ kind: "video" });
  expect([at.server.jobs.length, await at.spent()]).toEqual([1, RUNWARE_COST_USD * 1_000_000]);
});

it("asks again for a job that is at work, and is told that it is there", async () => {
  const { at } = await lostAnswer();
  at.server.plan.pollsUntilEnd = 40;
  await expect(at.perform()).rejects.toMatchObject({ kind: "waiting" });
  const [job] = at.server.jobs;
  if (job) job.polls = 0;
  at.clock.now += 86_400_000;
  expect((await at.perform()).result).toMatchObject({ kind: "video" });
  expect(at.server.jobs).toHaveLength(1);
});

it("does not send again while it cannot ask", async () => {
  const at = await clipScene(home(), vendorCase, clip);
  at.server.faultAt("submit", resetBeforeWork);
  at.server.faultAt("poll", resetBeforeWork);
  await expect(at.perform()).rejects.toMatchObject({ kind: "waiting", code: "clip-waits" });
  expect([at.server.jobs.length, await at.spent()]).toEqual([0, ESTIMATE_USD_MICROS]);
});
