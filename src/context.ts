import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CommandContext, ContextOptions, OpenContext, RunRequest } from "./commands/command.ts";
import { loadConfig } from "./config/load-config.ts";
import { refuseUnknownVendors } from "./config/refuse-unknown-vendors.ts";
import type { AccountDesk } from "./context-account-desk.ts";
import type { PostDesk } from "./context-posts.ts";
import { keychainFinding, openSecrets } from "./context-secrets.ts";
import type { OpenedServices } from "./context-services.ts";
import type { VendorDesk } from "./context-vendors.ts";
import type { VoiceDesk } from "./context-voices.ts";
import { AppError } from "./core/app-error.ts";
import { systemClock } from "./core/clock.ts";
import { once } from "./core/once.ts";
import type { MediaTools } from "./media/find-media-tools.ts";
import type { EmitEvent } from "./pipeline/events.ts";
import type { FaultPoints } from "./pipeline/faults.ts";
import { currentOwner } from "./pipeline/lease-owner.ts";
import type { PassingTime } from "./pipeline/runner-options.ts";
import type { AdvanceOptions } from "./pipeline/runs/advance-runs.ts";
import type { JobTable } from "./pipeline/step-table.ts";
import type { VideoServices } from "./pipeline/video-services.ts";
import { openBlobStore } from "./store/blob-store.ts";
import { openStore } from "./store/open-store.ts";
import type { NamedTable } from "./store/repositories/find-by-prefix.ts";
import type { Store } from "./store/scope.ts";
import { openTemplates } from "./templates/open-templates.ts";

/** What a test adds to the product: moments at which it dies, steps of its own, and a time that passes as it likes. */
export interface ContextParts {
  faults?: FaultPoints;
  jobs?: (services: VideoServices) => JobTable;
  time?: PassingTime;
}

/** The composition root: settings, store, templates and providers, opened only as far as a command needs them. */
export function contextOpener(parts: ContextParts = {}): OpenContext {
  return async (options) => {
    const { surroundings, paths } = options;
    const config = loadConfig({
      cwd: surroundings.cwd,
      env: surroundings.env,
      userFile: paths.configFile,
      flagSettings: options.flagSettings,
    });
    if (Object.keys(config.settings.providers).length > 0) refuseUnknownVendors(config, await vendorIds());
    const store = options.needs.includes("store") ? await openStore({ homeFolder: paths.home }) : undefined;
    return createContext(options, config, store, parts);
  };
}

/** Loaded only where a setting names one, or a command asks. */
async function vendorIds(): Promise<string[]> {
  return (await import("./providers/registry.ts")).VENDORS.map(({ id }) => id);
}

function createContext(
  options: ContextOptions,
  config: CommandContext["config"],
  opened: Store | undefined,
  parts: ContextParts,
): CommandContext {
  const { surroundings, paths } = options;
  const library = openTemplates({
    builtIn: fileURLToPath(new URL("../templates", import.meta.url)),
    user: paths.templatesFolder,
  });
  const workRoot = join(paths.home, "work");
  const tools = once(async (): Promise<MediaTools> => {
    const { findMediaTools } = await import("./media/find-media-tools.ts");
    return await findMediaTools(config.settings.media, surroundings.env);
  });
  const secrets = once(
    async () => await openSecrets(surroundings.env, config.settings.secrets.folder ?? paths.secretsFolder),
  );
  const store = (): Store => opened ?? notOpened("store");
  const idOf = async (table: NamedTable, written: string): Promise<string> => {
    const { findByPrefix } = await import("./store/repositories/find-by-prefix.ts");
    return await findByPrefix(store(), table, written);
  };
  const blobs = () => openBlobStore(paths.home, currentOwner("blobs"));

  const { settings } = config;
  const { home } = paths;
  const { env, signal } = surroundings;
  const serviceParts = () => {
    const opened = { store: store(), blobs: blobs() };
    return { ...opened, settings, env, library, workRoot, home, tools, secrets, signal };
  };
  const services = async (emit: EmitEvent): Promise<OpenedServices> => {
    const { openServices } = await import("./context-services.ts");
    return openServices(serviceParts(), emit);
  };
  const voiceDesk = async (): Promise<VoiceDesk> => {
    const { openVoiceDesk } = await import("./context-voices.ts");
    return openVoiceDesk({ settings, home, services: serviceParts, signal });
  };

  const postDesk = async (): Promise<PostDesk> => {
    const { openPostDesk } = await import("./context-posts.ts");
    return openPostDesk({ services: async () => (await services(() => undefined)).services, signal });
  };

  const accountDesk = async (): Promise<AccountDesk> => {
    const { openAccountDesk } = await import("./context-account-desk.ts");
    return openAccountDesk({ settings, env, secrets, library, home, signal, store: store() });
  };
  const desk = async (): Promise<VendorDesk> => {
    const { openVendorDesk } = await import("./context-vendors.ts");
    return openVendorDesk({ settings, env, store, library, secrets, signal, home: paths.home });
  };

  const advance = async <T>(
    emit: EmitEvent,
    composeJobs: number,
    spendUsdMicros: number | undefined,
    work: (advanceOptions: AdvanceOptions) => Promise<T>,
  ): Promise<T> => {
    const { advanceJobs } = await import("./context-advance.ts");
    const limits = { composeJobs, spendUsdMicros };
    return await advanceJobs(
      { settings, paths, library, secrets, signal, services, ...parts },
      emit,
      limits,
      work,
    );
  };

  return {
    config,
    async startRun(request: RunRequest, emit) {
      const { startRun } = await import("./pipeline/runs/advance-runs.ts");
      return await advance(
        emit,
        request.composeJobs,
        request.maxSpendUsdMicros,
        async (advanceOptions) => await startRun(request, advanceOptions),
      );
    },
    async planRun(request) {
      const { planRun } = await import("./pipeline/runs/plan-run.ts");
      const { limitsFrom } = await import("./pipeline/budget.ts");
      const limits = limitsFrom(config.settings.budget, request.maxSpendUsdMicros);
      return await planRun(request.brief, (await services(() => undefined)).services, limits);
    },
    async resumeRuns(request, emit) {
      const { resumeRuns } = await import("./pipeline/runs/advance-runs.ts");
      const runId = request.runId === undefined ? undefined : await idOf("runs", request.runId);
      return await advance(
        emit,
        request.composeJobs,
        request.maxSpendUsdMicros,
        async (advanceOptions) => await resumeRuns({ runId }, advanceOptions),
      );
    },
    async listJobs({ status, runId, limit }) {
      const { describeJobs } = await import("./pipeline/answers/describe-jobs.ts");
      return await describeJobs(store(), {
        limit,
        ...(status === undefined ? {} : { status }),
        ...(runId === undefined ? {} : { runId: await idOf("runs", runId) }),
      });
    },
    async showJob(id) {
      const { describeJob } = await import("./pipeline/answers/describe-jobs.ts");
      const { getJob } = await import("./store/repositories/jobs.ts");
      const jobId = await idOf("jobQueue", id);
      return await describeJob(store(), (await getJob(store(), jobId)) ?? notOpened(`job ${jobId}`));
    },
    async resolveJob(id, resolution) {
      const { resolveJob } = await import("./pipeline/resolve.ts");
      const { describeJob } = await import("./pipeline/answers/describe-jobs.ts");
      const jobId = await idOf("jobQueue", id);
      return await describeJob(store(), await resolveJob(store(), jobId, resolution, systemClock));
    },
    async showVideo(id, { hasAddress }) {
      const { describeVideo, findVideo } = await import("./pipeline/answers/describe-video.ts");
      const video = await findVideo(store(), id);
      if (!hasAddress) return await describeVideo(store(), video);
      const { videoAddress } = await import("./pipeline/answers/video-address.ts");
      const { objectStore } = (await services(() => undefined)).services;
      return await describeVideo(store(), video, await videoAddress(video, objectStore()));
    },
    async writeSheet(id, outFile) {
      const { findVideo } = await import("./pipeline/answers/describe-video.ts");
      const { contactSheet } = await import("./studio/sheet.ts");
      const video = await findVideo(store(), id);
      if (video.file === null)
        throw new AppError({
          kind: "usage",
          code: "video-not-made",
          message: `Video ${video.id} has no file yet.`,
          hint: "`viral resume` goes on with it.",
        });
      const file = outFile ?? join(video.folder ?? surroundings.cwd, "sheet.png");
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(file, await contactSheet(await tools(), video.file, surroundings.signal));
      return { schema: "viral.sheet/1", videoId: video.id, file };
    },
    async listGenerations({ limit }) {
      const { describeGenerations } = await import("./pipeline/answers/describe-generations.ts");
      return await describeGenerations(store(), limit);
    },
    async showGeneration(id) {
      const { describeGeneration } = await import("./pipeline/answers/describe-generations.ts");
      return await describeGeneration(store(), await idOf("generations", id));
    },
    async deleteGeneration(id) {
      const { generationNamed } = await import("./pipeline/answers/describe-generations.ts");
      const { deleteGeneration } = await import("./store/repositories/generations.ts");
      const { generation } = await generationNamed(store(), await idOf("generations", id));
      const conceptCount = await store().transaction(
        async (scope) => await deleteGeneration(scope, generation),
      );
      return { schema: "viral.deleted/1", id: generation.id, conceptCount };
    },
    async clean({ isDryRun }) {
      const { cleanHome } = await import("./pipeline/answers/clean-home.ts");
      return await cleanHome(store(), blobs(), workRoot, isDryRun);
    },
    async listFormats() {
      return (await import("./pipeline/answers/describe-templates.ts")).describeFormats(library);
    },
    async listThemes() {
      return (await import("./pipeline/answers/describe-templates.ts")).describeThemes(library);
    },
    async listPacks() {
      return (await import("./pipeline/answers/describe-templates.ts")).describePacks(library);
    },
    async listCaptionStyles() {
      return Object.keys((await import("./studio/captions/caption-styles.ts")).CAPTION_STYLES);
    },
    listPlatforms: async () => library.platforms().map((platform) => platform.id),
    async brandProblems() {
      return await (await import("./studio/brand-problems.ts")).brandProblems(config.settings.brand, tools);
    },
    async diagnose() {
      const { diagnose } = await import("./pipeline/answers/diagnose.ts");
      const { accountFindings } = await import("./pipeline/accounts/account-findings.ts");
      return await diagnose(paths.home, config.settings.media, surroundings.env, {
        secretsPlace: keychainFinding,
        accounts: async (known) => await accountFindings(known, await secrets(), systemClock),
        credentials: async () => {
          const { findCredentials } = await import("./context-credentials.ts");
          return await findCredentials({ settings, secrets, home });
        },
      });
    },
    vendorIds,
    listProviders: async () => await (await desk()).listProviders(),
    testProvider: async (id) => await (await desk()).testProvider(id),
    routeShot: async (request) => await (await desk()).routeShot(request),
    cancelJob: async (id) => await (await desk()).cancelJob(await idOf("jobQueue", id)),
    async showCosts(request) {
      const { describeCosts } = await import("./pipeline/answers/describe-costs.ts");
      return await describeCosts(store(), request, systemClock.nowMs());
    },
    listVoices: async () => await (await voiceDesk()).listVoices(),
    sampleVoice: async (request) => await (await voiceDesk()).sampleVoice(request),
    checkVoiceModel: async (name, folder) => await (await voiceDesk()).checkVoiceModel(name, folder),
    planPost: async (video, request) => await (await postDesk()).planPost(video, request),
    schedulePosts: async (request) => await (await postDesk()).schedulePosts(request),
    listQueue: async () => await (await postDesk()).listQueue(),
    listPosts: async (filter) => await (await postDesk()).listPosts(filter),
    changePost: async (post, move) => await (await postDesk()).changePost(post, move),
    approvePost: async (post, approval) => await (await postDesk()).approvePost(post, approval),
    async postDue(postIds, emit) {
      const { postDue } = await import("./pipeline/runs/advance-runs.ts");
      const { describeEnding, duePostIds } = await import("./pipeline/post/queue/due-posts.ts");
      const due = postIds ?? (await duePostIds(store(), systemClock.nowMs()));
      const changed = await advance(emit, config.settings.run.jobs, undefined, postDue);
      return await describeEnding(store(), [...new Set([...due, ...changed])]);
    },
    connectAccounts: async (request, talk) => await (await accountDesk()).connectAccounts(request, talk),
    listAccounts: async () => await (await accountDesk()).listAccounts(),
    checkAccounts: async (written) => await (await accountDesk()).checkAccounts(written),
    removeAccount: async (written, isLocal) => await (await accountDesk()).removeAccount(written, isLocal),
    importAccounts: async (text) => await (await accountDesk()).importAccounts(text),
    close: async () => await opened?.close(),
  };
}

function notOpened(what: string): never {
  throw new AppError({
    kind: "bug",
    code: "context-incomplete",
    message: `A command asked for ${what}, which it did not declare among its needs.`,
  });
}
