import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jobTable } from "../../src/pipeline/job-table.ts";
import { asJson } from "../../src/pipeline/step-results.ts";
import type { JobTable, Step } from "../../src/pipeline/step-table.ts";
import type { VideoServices } from "../../src/pipeline/video-services.ts";
import { madePicture } from "./made-pictures.ts";
import { drawn, headline, scriptOf, timelineOf } from "./small-video.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const FRAMES_PER_BEAT = 100;
const BYTE_COUNT = 700_000;

/** The product, but for the making: a video is noise of ten seconds at once. All that is done with it is real. */
export function undrawnVideos(services: VideoServices): JobTable {
  const table = jobTable(services);
  return {
    ...table,
    video: { ...table.video, steps: [...madeAtOnce(services), ...table.video.steps.slice(-1)] },
  };
}

function madeAtOnce(services: VideoServices): Step[] {
  const script = scriptOf(["Alpha", "Beta", "Omega"].map(headline));
  const put = async (bytes: Buffer): Promise<string> => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, bytes);
    return (await services.blobs.put(file)).sha256;
  };
  const results = async (): Promise<Record<string, unknown>> => {
    const videoSha256 = await put(randomBytes(BYTE_COUNT));
    return {
      script: { scriptId: "scr_1", themeId: "poster", script, comparableText: "" },
      voice: { narration: { durationMs: 900, words: [], beats: [], voice: "none" } },
      shots: { shots: [...drawn(script)].map(([beatId, shot]) => ({ beatId, shot })) },
      compose: {
        timeline: timelineOf(script, FRAMES_PER_BEAT),
        videoSha256,
        coverSha256: await put(readFileSync(await madePicture("good", "png"))),
      },
      qa: { isAccepted: true, checks: [], videoSha256 },
    };
  };
  return ["script", "voice", "shots", "compose", "qa"].map((id) => ({
    id,
    effect: "none",
    lane: "free",
    run: async () => ({ result: asJson((await results())[id]) }),
  }));
}
