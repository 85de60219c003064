import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { CommandContext, Need, RunRequest } from "../src/commands/command.ts";
import { appPaths } from "../src/config/paths.ts";
import { type ContextParts, contextOpener } from "../src/context.ts";
import { usdToMicros } from "../src/core/money.ts";
import { updateVideo } from "../src/store/repositories/videos.ts";
import { takeRunLock } from "../src/store/run-lock.ts";
import { sampleBrief } from "./support/brief.ts";
import { storeOneGeneration } from "./support/content.ts";
import { addJobs } from "./support/jobs.ts";
import { temporaryStore } from "./support/store.ts";
import { mediaTools } from "./support/studio.ts";
import { afterThisTest, temporaryFolder } from "./support/temporary-folder.ts";
import { toyJobs } from "./support/toy/toy-jobs.ts";
import { toyVendor } from "./support/toy/toy-vendor.ts";

interface Opened {
  home: string;
  open: (needs: readonly Need[], parts?: ContextParts, flagSettings?: object) => Promise<CommandContext>;
}

/** The product over a home of its own, with a key in the environment so that no keychain is touched. */
function inHome(more: Record<string, string> = {}): Opened {
  const cwd = temporaryFolder();
  const env = { VIRAL_HOME: join(cwd, "home"), VIRAL_SEAL_KEY: "0a".repeat(32), ...more };
  const paths = appPaths(env, cwd);
  const signal = new AbortController().signal;
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  return {
    home: paths.home,
    open: async (needs, parts, flagSettings = {}) => {
      const surroundings = { cwd, env, ...streams, signal };
      const context = await contextOpener(parts)({
        needs,
        surroundings,
        paths,
        flagSettings: Object.fromEntries(
          Object.entries(flagSettings).map(([path, value]) => [path, { value, flag: `--${path}` }]),
        ),
      });
      afterThisTest(() => context.close());
      return context;
    },
  };
}

const ALL: readonly Need[] = ["config", "store", "templates", "providers", "media"];
const HOLDER = { pid: 4_321, startedAtMs: 0, command: "viral run" };
const request = (change: Partial<RunRequest> = {}): RunRequest => ({
  brief: sampleBrief(),
  composeJobs: 1,
  priority: 0,
  maxSpendUsdMicros: usdToMicros(1),
  ...change,
});

/** Work in small: one video that buys two things and is not posted. `bought` reads the vendor's own book. */
function toy() {
  const folder = temporaryFolder();
  const { plan, video, post } = toyJobs(folder, "toy", 1);
  const table = { plan, video: { steps: video.steps.filter(({ id }) => id !== "deliver") }, post };
  const bought = () => toyVendor(join(folder, "vendor"), "spends").acceptedKeys();
  return { parts: { jobs: () => table }, bought };
}

test("only what a command declares is opened: the rest is a bug of ours, and no home is made", async () => {
  const { home, open } = inHome();
  const context = await open([]);
  const incomplete = { kind: "bug", code: "context-incomplete" };
  await expect(context.listJobs({ limit: 1 })).rejects.toMatchObject(incomplete);
  await expect(context.showVideo("vid_1", { hasAddress: false })).rejects.toMatchObject(incomplete);
  expect((await context.listFormats()).map(({ id }) => id)).toContain("countdown");
  expect((await context.diagnose()).map(({ id }) => id)).toContain("secrets");
  expect(context.config.settings.run.jobs).toBe(1);
  expect(existsSync(home)).toBe(false);
});

test("runs, jobs and generations are found by the start of their ids, with their kind or without", async () => {
  const { home, open } = inHome();
  const store = await temporaryStore(home);
  const { runId } = await storeOneGeneration(store);
  await addJobs(store, [
    { label: "mine", runId },
    { label: "another", runId: "run_b" },
  ]);
  const context = await open(["store"]);
  for (const start of ["run_0", "0"]) {
    const { jobs, openCount } = await context.listJobs({ limit: 9, runId: start });
    expect(jobs.map(({ label }) => label)).toEqual(["mine"]);
    expect(openCount).toBe(2);
  }
  expect((await context.listJobs({ limit: 9, status: "failed" })).jobs).toEqual([]);
  expect((await context.showJob("000001")).job.label).toBe("mine");
  expect((await context.showGeneration("gen_")).concepts).toHaveLength(2);
  await expect(context.listJobs({ limit: 9, runId: "run_9" })).rejects.toMatchObject({ code: "id-unknown" });
  await expect(context.showJob("job_")).rejects.toMatchObject({ code: "id-ambiguous" });
});

test("a generation that is deleted is gone, with the ideas of which no video was made", async () => {
  const { home, open } = inHome();
  await storeOneGeneration(await temporaryStore(home));
  const context = await open(["store"]);
  expect(await context.deleteGeneration("gen_1")).toEqual({
    schema: "viral.deleted/1",
    id: "gen_1",
    conceptCount: 1,
  });
  expect((await context.listGenerations({ limit: 9 })).generations).toEqual([]);
});

test("a sheet lands where it should, beside the video otherwise; without a video it says what to do", async () => {
  const { home, open } = inHome();
  const store = await temporaryStore(home);
  await storeOneGeneration(store);
  const context = await open(["config", "store", "media"]);
  await expect(context.writeSheet("vid_1", undefined)).rejects.toMatchObject({
    kind: "usage",
    code: "video-not-made",
    hint: expect.stringContaining("viral resume"),
  });
  const folder = join(home, "delivered");
  mkdirSync(folder);
  const file = join(folder, "video.mp4");
  const source = ["-f", "lavfi", "-i", "testsrc=size=90x160:rate=10:duration=1"];
  execFileSync((await mediaTools()).ffmpeg, ["-v", "error", ...source, "-pix_fmt", "yuv420p", file]);
  await updateVideo(store, "vid_1", { file, folder });
  const beside = await context.writeSheet("vid_1", undefined);
  expect(beside).toEqual({ schema: "viral.sheet/1", videoId: "vid_1", file: join(folder, "sheet.png") });
  const elsewhere = await context.writeSheet("vid_1", join(home, "new", "look.png"));
  const pictures = [beside, elsewhere].map((sheet) => readFileSync(sheet.file));
  expect(pictures.map((png) => png.toString("latin1", 1, 4))).toEqual(["PNG", "PNG"]);
});

test("work holds the home's lock, writes its log, and frees the lock when it is done", async () => {
  const { home, open } = inHome();
  const { parts, bought } = toy();
  const context = await open(ALL, parts);
  const events: string[] = [];
  let isLocked = false;
  const { document, exitCode } = await context.startRun(request(), (event) => {
    events.push(event.type);
    try {
      takeRunLock(home, HOLDER).release();
    } catch {
      isLocked = true;
    }
  });
  expect([exitCode, document.spentUsd, isLocked]).toEqual([0, 0.018, true]);
  expect(bought()).toHaveLength(2);
  expect([events[0], events.at(-1)]).toEqual(["run-start", "run-end"]);
  expect(readdirSync(join(home, "log"))).toHaveLength(1);
  takeRunLock(home, HOLDER).release();
});

test("who finds the lock taken is told so, before anything is written; a failure frees it again", async () => {
  const { home, open } = inHome();
  const context = await open(ALL, {
    jobs: () => {
      throw new TypeError("oops");
    },
  });
  const lock = takeRunLock(home, HOLDER);
  await expect(context.startRun(request(), () => undefined)).rejects.toMatchObject({
    kind: "busy",
    message: expect.stringContaining("process 4321"),
  });
  lock.release();
  await expect(context.startRun(request(), () => undefined)).rejects.toThrow("oops");
  takeRunLock(home, HOLDER).release();
  expect((await context.listJobs({ limit: 9 })).jobs).toEqual([]);
});

test.each<[string, number, Partial<RunRequest>, object]>([
  ["without a budget", 3, { maxSpendUsdMicros: undefined }, {}],
  ["above the run's budget", 6, { maxSpendUsdMicros: usdToMicros(0.009) }, {}],
  ["above a video's budget", 6, {}, { "budget.perVideoUsd": 0.001 }],
  ["above a day's budget", 6, {}, { "budget.perDayUsd": 0.001 }],
])("nothing is bought %s", async (_what, expected, change, flagSettings) => {
  const { parts, bought } = toy();
  const context = await inHome().open(ALL, parts, flagSettings);
  const { exitCode } = await context.startRun(request(change), () => undefined);
  expect(exitCode).toBe(expected);
  expect(bought()).toEqual([]);
});

test("resume goes on with the run whose id begins so, and with no other", async () => {
  const { open } = inHome();
  const { parts, bought } = toy();
  const context = await open(ALL, parts);
  const { document } = await context.startRun(request({ maxSpendUsdMicros: undefined }), () => undefined);
  const [job] = (await context.listJobs({ limit: 1, status: "failed" })).jobs;
  await context.resolveJob(job?.id ?? "", { kind: "retry" });
  const resume = { composeJobs: 1, maxSpendUsdMicros: request().maxSpendUsdMicros };
  const unknown = context.resumeRuns({ ...resume, runId: "run_zzz" }, () => undefined);
  await expect(unknown).rejects.toMatchObject({ kind: "usage", code: "id-unknown" });
  const ended = await context.resumeRuns({ ...resume, runId: document.runId.slice(0, 20) }, () => undefined);
  expect([ended.exitCode, ended.document.runId]).toEqual([0, document.runId]);
  expect(bought()).toHaveLength(2);
});

test("a plan calls nobody and leaves no run behind", async () => {
  const { open } = inHome();
  const context = await open(ALL);
  const plan = await context.planRun(request({ brief: sampleBrief({ format: "quiz", seed: "a" }) }));
  expect(plan.videos).toEqual([expect.objectContaining({ format: "quiz" })]);
  expect((await context.listJobs({ limit: 9 })).jobs).toEqual([]);
  expect((await context.listGenerations({ limit: 9 })).generations).toEqual([]);
});

test("settings of a vendor that there is not stop every command, with the vendor that was meant", async () => {
  const open = async (name: string) => await inHome({ [name]: "http://127.0.0.1:9" }).open([]);
  await expect(open("VIRAL_PROVIDERS_RUNWAYML_BASE_URL")).rejects.toThrow("did you mean runway?");
  expect((await open("VIRAL_PROVIDERS_RUNWAY_BASE_URL")).config.settings.providers).toHaveProperty("runway");
});
