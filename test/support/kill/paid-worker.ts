import { writeSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { JobTable } from "../../../src/pipeline/step-table.ts";
import type { VideoServices } from "../../../src/pipeline/video-services.ts";

// One process of the paid kill loop: `viral resume` as far as the shots, which is where the money goes. What comes after
// them is killed in the loop of the real product. `VIRAL_KILL_CODE` is where its code lies: dist starts five times as fast.
const [folder = ""] = process.argv.slice(2);
const code =
  process.env["VIRAL_KILL_CODE"] === "dist" ? { folder: "dist", ext: "js" } : { folder: "src", ext: "ts" };
const load = async (module: string): Promise<unknown> =>
  await import(new URL(`../../../${code.folder}/${module}.${code.ext}`, import.meta.url).href);
const { contextOpener } = (await load("context")) as typeof import("../../../src/context.ts");
const { run } = (await load("main")) as typeof import("../../../src/main.ts");
const { jobTable } = (await load(
  "pipeline/job-table",
)) as typeof import("../../../src/pipeline/job-table.ts");
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
