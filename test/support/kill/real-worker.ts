import { writeSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { contextOpener } from "../../../src/context.ts";
import { run } from "../../../src/main.ts";
import type { FaultPoint } from "../../../src/pipeline/faults.ts";
import { jobTable } from "../../../src/pipeline/job-table.ts";
import type { JobTable, Step } from "../../../src/pipeline/step-table.ts";
import type { VideoServices } from "../../../src/pipeline/video-services.ts";
import { toyVendor } from "../toy/toy-vendor.ts";

// One process of the kill loop: the whole product as `viral resume [run]`, with one step more that pays. `FREEZE_AT=point@where`
// stops everything at that fault point and tells the parent, which kills it there.
const [folder = "", ...runIds] = process.argv.slice(2);
const freezeAt = process.env["FREEZE_AT"];
const paid = toyVendor(join(folder, "vendor"), "spends");
let isReady = false;

const buy: Step = {
  id: "buy",
  effect: "spends",
  lane: "free",
  run: async ({ effect }) => ({ result: (await effect(paid.request("1"))).handle }),
};

/** The product's own table, with something bought between the shots and the picture. */
function jobsWithPaidStep(services: VideoServices): JobTable {
  const jobs = jobTable(services);
  const steps = jobs.video.steps.flatMap((step) => (step.id === "shots" ? [step, buy] : [step]));
  return { ...jobs, video: { ...jobs.video, steps } };
}

function hit(point: FaultPoint, where: string): void {
  if (!isReady) writeSync(1, "ready\n");
  isReady = true;
  if (`${point}@${where}` !== freezeAt) return;
  writeSync(1, "frozen\n");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

process.exitCode = await run(
  ["resume", "--json", ...runIds],
  {
    cwd: folder,
    env: { ...process.env, VIRAL_HOME: join(folder, "home") },
    stdin: new PassThrough(),
    stdout: process.stdout,
    stderr: process.stderr,
    signal: new AbortController().signal,
  },
  contextOpener({ faults: { hit }, jobs: jobsWithPaidStep }),
);
