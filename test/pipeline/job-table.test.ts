import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { jobTable } from "../../src/pipeline/job-table.ts";
import { jobsOfRun } from "../../src/store/repositories/jobs.ts";
import { getPost, insertSocialPost } from "../../src/store/repositories/social-posts.ts";
import { getVideo, updateVideo } from "../../src/store/repositories/videos.ts";
import { addJob, plannedVideo } from "../support/planned-video.ts";
import { socialPost } from "../support/sample-post.ts";
import { temporaryServices } from "../support/video-services.ts";

const stop = (status: "failed" | "rejected" | "parked" | "waiting") => ({
  status,
  kind: "gated" as const,
  message: "x",
});

test("the product's steps, in order, and what each of them may do", async () => {
  const jobs = jobTable(await temporaryServices());
  const table = Object.entries(jobs).map(([kind, { steps }]) => [kind, steps.map(({ id }) => id).join(" ")]);
  expect(table).toEqual([
    ["plan", "concept"],
    ["video", "script voice shots compose qa package"],
    ["post", "gate publish upload tidy hand-over"],
  ]);
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  expect(steps.filter(({ effect }) => effect !== "none").map(({ id, effect }) => `${id} ${effect}`)).toEqual([
    "concept spends",
    "script spends",
    "voice spends",
    "shots spends",
    "qa spends",
    "publish publishes",
  ]);
  expect(steps.filter(({ lane }) => lane === "compute").map(({ id }) => id)).toEqual(["compose"]);
});

test("whoever only posts loads no studio: the work of a step comes when it is done", async () => {
  const { metafile } = await build({
    entryPoints: { table: fileURLToPath(new URL("../../src/pipeline/job-table.ts", import.meta.url)) },
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    packages: "external",
    outdir: "out",
    format: "esm",
    platform: "node",
  });
  const sources = (file: string): string[] => {
    const { inputs, imports } = metafile.outputs[file] ?? { inputs: {}, imports: [] };
    const atOnce = imports.filter(({ kind, external }) => kind === "import-statement" && external !== true);
    return [...Object.keys(inputs), ...atOnce.flatMap(({ path }) => sources(path))];
  };
  const table = sources("out/table.js");
  expect(table.some((source) => source.endsWith("pipeline/job-table.ts"))).toBe(true);
  expect(table.filter((source) => source.includes("/studio/"))).toEqual([]);
  const all = Object.keys(metafile.outputs).flatMap(sources);
  expect(all.some((source) => source.includes("/studio/"))).toBe(true);
});

test.each([
  ["video", "failed", 0],
  ["video", "parked", 0],
  ["video", "rejected", 1],
  ["post", "parked", 0],
  ["post", "rejected", 0],
] as const)(
  "a %s job that is %s marks its video, and %d other ideas are asked for",
  async (kind, status, planCount) => {
    const services = await temporaryServices();
    const { job, videoId, runId } = await plannedVideo(services, { packs: ["planets"] });
    const stopped = kind === "video" ? job : await addJob(services, { runId, kind, label: "post", videoId });
    await services.store.transaction(
      async (scope) => await jobTable(services)[kind].whenStopped?.(scope, stopped, stop(status)),
    );
    expect((await getVideo(services.store, videoId))?.status).toBe(status);
    const plans = (await jobsOfRun(services.store, runId)).filter(
      (one) => one.input["replaces"] !== undefined,
    );
    expect(plans).toHaveLength(planCount);
  },
);

test.each([
  ["pending", "failed", "failed"],
  ["waiting", "rejected", "held"],
  ["pending", "parked", "parked"],
  ["parked", "waiting", "pending"],
  ["pending", "waiting", "pending"],
  ["waiting", "waiting", "waiting"],
] as const)(
  "a %s post of an account that is %s says %s, and its video stays delivered",
  async (before, status, said) => {
    const services = await temporaryServices();
    const { videoId, runId } = await plannedVideo(services);
    await updateVideo(services.store, videoId, { status: "posted" });
    await insertSocialPost(services.store, socialPost("pst_1", { videoId, status: before }), 1);
    const input = { postId: "pst_1" };
    const job = await addJob(services, { runId, kind: "post", label: "post", videoId, input });
    await jobTable(services).post.whenStopped?.(services.store, job, stop(status));
    expect((await getVideo(services.store, videoId))?.status).toBe("posted");
    expect((await getPost(services.store, "pst_1"))?.status).toBe(said);
  },
);
