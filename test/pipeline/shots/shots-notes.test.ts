import { expect, it } from "vitest";
import { shotsNotes } from "../../../src/pipeline/shots/shots-notes.ts";
import { recordStep } from "../../../src/store/repositories/job-steps.ts";
import { jobsOfRun } from "../../../src/store/repositories/jobs.ts";
import { plannedVideo } from "../../support/planned-video.ts";
import { temporaryServices } from "../../support/video-services.ts";

it("is what the journal says beside the shots, and nothing before they are there", async () => {
  const services = await temporaryServices();
  const { job, runId, videoId } = await plannedVideo(services);
  const notes = async () => await shotsNotes(services.store, videoId, await jobsOfRun(services.store, runId));
  expect(await notes()).toEqual({ warnings: [], unpaid: [] });
  const result = { shots: [], warnings: ["b1: it is drawn"], unpaid: ["b1"] };
  await recordStep(services.store, job.id, { step: "shots", result, elapsedMs: 1, finishedAtMs: 1 });
  expect(await notes()).toMatchObject({ warnings: ["b1: it is drawn"], unpaid: ["b1"] });
  expect(await shotsNotes(services.store, "vid_other", [job])).toEqual({ warnings: [], unpaid: [] });
});
