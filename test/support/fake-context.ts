import type { CommandContext, OpenContext, RunRequest } from "../../src/commands/command.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { RunDocument } from "../../src/model/run-document.ts";

const RUN_DOCUMENT: RunDocument = {
  schema: "viral.run/1",
  runId: "run_1",
  status: "completed",
  videos: [],
  spentUsd: 0,
  estimatedUsd: 0,
  elapsedMs: 1000,
};

const item = (id: string) => ({ id, title: id, description: `about ${id}`, picture: null, note: "" });

/** A context that answers at once, records what runs were asked for, and can be changed method by method. */
export function fakeContext(changes: Partial<CommandContext> = {}): {
  openContext: OpenContext;
  requests: RunRequest[];
  closed: () => number;
} {
  const requests: RunRequest[] = [];
  let closedCount = 0;
  const unexpected = () => Promise.reject(new Error("not part of this test"));
  const openContext: OpenContext = async ({ surroundings, paths, flagSettings, needs }) => {
    const { cwd, env } = surroundings;
    const load = () => loadConfig({ cwd, env, userFile: paths.configFile, flagSettings });
    const config = needs.includes("config") ? load() : undefined;
    return {
      get config() {
        return config ?? load();
      },
      startRun: async (request, emit) => {
        requests.push(request);
        emit({ type: "run-start", runId: "run_1", videoCount: request.brief.count });
        return { document: RUN_DOCUMENT, exitCode: 0, waitingJobCount: 0, parkedJobCount: 0 };
      },
      planRun: unexpected,
      resumeRuns: unexpected,
      listJobs: async () => ({ schema: "viral.jobs/1", jobs: [], openCount: 0, parkedCount: 0 }),
      showJob: unexpected,
      resolveJob: unexpected,
      showVideo: unexpected,
      writeSheet: unexpected,
      listGenerations: unexpected,
      showGeneration: unexpected,
      deleteGeneration: unexpected,
      clean: unexpected,
      listFormats: async () => [item("countdown"), item("quiz")],
      listThemes: async () => [item("neon"), item("paper")],
      listPacks: async () => [item("countries")],
      listCaptionStyles: async () => ["pop"],
      listPlatforms: async () => ["tiktok", "reels", "shorts"],
      brandProblems: async () => [],
      diagnose: async () => [],
      vendorIds: async () => ["runway", "fal"],
      listProviders: unexpected,
      testProvider: unexpected,
      routeShot: unexpected,
      showCosts: unexpected,
      planPost: unexpected,
      schedulePosts: unexpected,
      postDue: unexpected,
      listQueue: unexpected,
      listPosts: unexpected,
      changePost: unexpected,
      approvePost: unexpected,
      cancelJob: unexpected,
      listVoices: unexpected,
      sampleVoice: unexpected,
      checkVoiceModel: unexpected,
      connectAccounts: unexpected,
      listAccounts: unexpected,
      checkAccounts: unexpected,
      removeAccount: unexpected,
      importAccounts: unexpected,
      close: async () => {
        closedCount += 1;
      },
      ...changes,
    };
  };
  return { openContext, requests, closed: () => closedCount };
}
