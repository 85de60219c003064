import { writeSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { contextOpener } from "../../../src/context.ts";
import { run } from "../../../src/main.ts";
import { jobTable } from "../../../src/pipeline/job-table.ts";
import type { JobTable } from "../../../src/pipeline/step-table.ts";
import type { VideoServices } from "../../../src/pipeline/video-services.ts";

// One process of the paid kill loop: `viral resume` as far as the shots, which is where the money goes. What comes after
// them is killed in the loop of the real product.
const [folder = ""] = process.argv.slice(2);
let isReady = false;

function stepsUntilShots(services: VideoServices): JobTable {
  const jobs = jobTable(services);
  const { steps } = jobs.video;
  const shots = steps.findIndex(({ id }) => id === "shots");
  return { ...jobs, video: { ...jobs.video, steps: steps.slice(0, shots + 1) } };
}

process.exitCode = await run(
  ["resume", "--json"],
  {
    cwd: folder,
    env: { ...process.env, VIRAL_HOME: join(folder, "home") },
    stdin: new PassThrough(),
    stdout: process.stdout,
    stderr: process.stderr,
    signal: new AbortController().signal,
  },
  contextOpener({
    jobs: stepsUntilShots,
    faults: {
      hit: () => {
        if (!isReady) writeSync(1, "ready\n");
        isReady = true;
      },
    },
  }),
);
