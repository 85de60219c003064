import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import type { Brief } from "../../../src/model/brief.ts";
import { shotsStep } from "../../../src/pipeline/shots/shots-step.ts";
import { resultOf } from "../../../src/pipeline/step-results.ts";
import type { ShotRequest, ShotSource } from "../../../src/providers/contracts/shot-source.ts";
import { plannedVideo, stepContext } from "../../support/planned-video.ts";
import { drawn, headline, scriptOf } from "../../support/small-video.ts";
import { temporaryServices } from "../../support/video-services.ts";

const script = scriptOf(["Alpha", "Beta", "Omega"].map(headline));
const narration = {
  durationMs: 3000,
  words: [],
  beats: [
    { beatId: "b1", startMs: 0, endMs: 1200 },
    { beatId: "b2", startMs: 1200, endMs: 2900 },
    { beatId: "b3", startMs: 2900, endMs: 3000 },
  ],
  voice: "none",
};

function source(asked: ShotRequest[], warnings: readonly string[] = []): ShotSource {
  return {
    id: "drawn",
    estimateUsdMicros: () => 0,
    async provide(request) {
      asked.push(request);
      return { shots: drawn(script), warnings };
    },
  };
}

async function gather(change: Partial<Brief>, shotSources: (brief: Brief) => readonly ShotSource[]) {
  const services = { ...(await temporaryServices()), shotSources };
  const { job } = await plannedVideo(services, change);
  const results = {
    script: { scriptId: "scr_1", themeId: "poster", script, comparableText: "" },
    voice: { narration },
  };
  const context = stepContext(job, results);
  const done = await shotsStep(services).run(context);
  return { done, warnings: context.warnings, services, job, signal: context.signal };
}

test("every beat gets its shot, as long as it is spoken", async () => {
  const asked: ShotRequest[] = [];
  const { done, services, job, signal } = await gather({}, () => [source(asked)]);
  const { shots } = resultOf(new Map([["shots", done.result]]), "shots");
  expect(shots).toEqual([...drawn(script)].map(([beatId, shot]) => ({ beatId, shot })));
  expect(asked).toMatchObject([{ beats: script.beats, seed: "test/0", signal }]);
  expect(asked[0]?.durationMsByBeat).toEqual(
    new Map([
      ["b1", 1200],
      ["b2", 1700],
      ["b3", 100],
    ]),
  );
  const workFolder = asked[0]?.workFolder ?? "";
  expect(workFolder.startsWith(services.workRoot)).toBe(true);
  expect(workFolder).toContain(job.id);
  expect(existsSync(workFolder)).toBe(true);
});

test("the sources are those of the brief, and what they say is told", async () => {
  const folders: (string | undefined)[] = [];
  const { warnings, done } = await gather({ ownFolder: "/pictures" }, ({ ownFolder }) => {
    folders.push(ownFolder);
    return [source([], ["a.gif was skipped", "b.gif was skipped"])];
  });
  expect(folders).toEqual(["/pictures"]);
  expect(warnings).toEqual(["a.gif was skipped", "b.gif was skipped"]);
  expect(done.result).toMatchObject({ warnings, unpaid: [] });
});

test("a beat that nobody serves ends the step", async () => {
  await expect(gather({}, () => [])).rejects.toMatchObject({ code: "shot-missing" });
});
