import type { FlagSettings, LoadedConfig } from "../config/config-types.ts";
import type { AppPaths } from "../config/paths.ts";
import type {
  AccountRemovedDocument,
  AccountsCheckedDocument,
  AccountsConnectedDocument,
  AccountsDocument,
  AccountsImportedDocument,
} from "../model/account-documents.ts";
import type { Brief } from "../model/brief.ts";
import type {
  CleanDocument,
  DeletedDocument,
  Finding,
  GenerationDocument,
  GenerationsDocument,
  JobDocument,
  JobsDocument,
  PlanDocument,
  SheetDocument,
  TemplateSummary,
  VideoDocument,
} from "../model/command-documents.ts";
import type { JobStatus } from "../model/job-status.ts";
import type { PostsDocument } from "../model/post-documents.ts";
import type { PostOverride } from "../model/post-overrides.ts";
import type { RunDocument } from "../model/run-document.ts";
import type {
  CostsDocument,
  ProvidersDocument,
  ProviderTestDocument,
  RouteDocument,
} from "../model/vendor-documents.ts";
import type { VoiceAddedDocument, VoiceSampleDocument, VoicesDocument } from "../model/voice-documents.ts";
import type { ConnectRequest } from "../pipeline/accounts/connect-accounts.ts";
import type { LoginTalk } from "../pipeline/accounts/login-talk.ts";
import type { CostsRequest } from "../pipeline/answers/describe-costs.ts";
import type { CancelEnding } from "../pipeline/cancel-job.ts";
import type { EmitEvent } from "../pipeline/events.ts";
import type { PostMove } from "../pipeline/post/queue/change-post.ts";
import type { Resolution } from "../pipeline/resolve.ts";

/** The outside of one invocation: everything that tests replace. */
export interface Surroundings {
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  /** Aborted by the first SIGINT or SIGTERM: save and stop. */
  signal: AbortSignal;
}

/** What a command needs opened before it runs; nothing else is loaded. `store` creates the home when it is missing. */
export type Need = "config" | "store" | "templates" | "providers" | "media";

export interface RunRequest {
  brief: Brief;
  /** Composes at once. */
  composeJobs: number;
  priority: number;
  /** `undefined`: no paid provider may start. */
  maxSpendUsdMicros: number | undefined;
}

/** How finished videos are to be posted. */
export interface PostPlanRequest {
  /** `tiktok`, `main`, `tiktok/main`; empty: whichever fits. */
  accounts: readonly string[];
  /** Exactly then; undefined: as soon as the account may. */
  atMs: number | undefined;
  title?: string | undefined;
  caption?: string | undefined;
  overrides: readonly PostOverride[];
}

export interface RunOutcome {
  document: RunDocument;
  /** As `combineExitCodes` says; 0 when all is done. */
  exitCode: number;
  /** Older unfinished jobs that this run did not touch. */
  waitingJobCount: number;
  parkedJobCount: number;
}

/**
 * What commands may ask of the product; `src/context.ts` implements it. Ids may be unique prefixes: an unknown or
 * ambiguous one is a usage error. Methods whose needs were not declared may throw.
 */
export interface CommandContext {
  /** Needs `config`. */
  readonly config: LoadedConfig;
  /** Needs `store`, `templates`, `providers`, `media`. Emits events up to `run-end`; throws `cancelled` on the signal, details `{ runId }`. */
  startRun(request: RunRequest, emit: EmitEvent): Promise<RunOutcome>;
  /** Calls nobody and writes nothing. */
  planRun(request: RunRequest): Promise<PlanDocument>;
  /** Every due job, or those of one run; several runs answer as one document with the newest run's id. */
  resumeRuns(
    request: { runId?: string; composeJobs: number; maxSpendUsdMicros: number | undefined },
    emit: EmitEvent,
  ): Promise<RunOutcome>;
  /** Needs `store`. Newest first. */
  listJobs(filter: { status?: JobStatus; runId?: string; limit: number }): Promise<JobsDocument>;
  showJob(id: string): Promise<JobDocument>;
  resolveJob(id: string, resolution: Resolution): Promise<JobDocument>;
  /** A video, or the video of a job or concept. */
  showVideo(id: string, wish: { hasAddress: boolean }): Promise<VideoDocument>;
  /** Needs `store` and `media`. `outFile` is absolute; missing: `sheet.png` beside the video. */
  writeSheet(id: string, outFile: string | undefined): Promise<SheetDocument>;
  listGenerations(filter: { limit: number }): Promise<GenerationsDocument>;
  showGeneration(id: string): Promise<GenerationDocument>;
  /** Its ideas may come again, but for those of which a video was made; `conceptCount` are forgotten. Files stay. */
  deleteGeneration(id: string): Promise<DeletedDocument>;
  /** Frees blobs and work folders that no open job needs. */
  clean(request: { isDryRun: boolean }): Promise<CleanDocument>;
  /** Needs `templates`. */
  listFormats(): Promise<TemplateSummary[]>;
  listThemes(): Promise<TemplateSummary[]>;
  listPacks(): Promise<TemplateSummary[]>;
  listCaptionStyles(): Promise<string[]>;
  listPlatforms(): Promise<string[]>;
  /** Needs `config` and `media`. Files of the brand that cannot be used, by setting. */
  brandProblems(): Promise<readonly { path: string; message: string }[]>;
  /** ffmpeg, ffprobe, voice, fonts, database. Finds, never throws for a missing thing; needs nothing opened. */
  diagnose(): Promise<Finding[]>;
  /** Of every vendor that there is; needs nothing opened. */
  vendorIds(): Promise<string[]>;
  /** Needs `config` and `templates`. Looks for keys; calls nobody. */
  listProviders(): Promise<ProvidersDocument>;
  /** Needs `config`, `store` and `templates`. The cheapest real call; throws what is wrong with key, address or vendor. */
  testProvider(id: string): Promise<ProviderTestDocument>;
  /** Needs `config`, `store` and `templates`. Who would make one shot, by the settings; calls nobody. */
  routeShot(request: { durationMs: number; maxSpendUsdMicros: number | undefined }): Promise<RouteDocument>;
  /** Needs `store`. */
  showCosts(request: CostsRequest): Promise<CostsDocument>;
  /** Needs `config` and `store`. Asks vendors to stop what they make for a job, and drops it. */
  cancelJob(id: string): Promise<CancelEnding>;
  /** Needs `config`, `store` and `templates`. Asks vendors by reading only. */
  listVoices(): Promise<VoicesDocument>;
  /** Needs `config`, `store`, `templates` and `media`. `outFile` is absolute. */
  sampleVoice(request: {
    voice: string;
    text: string;
    outFile: string;
    maxSpendUsdMicros: number | undefined;
  }): Promise<VoiceSampleDocument>;
  /** Needs `config`. Loads a local model once; config errors say why it is none. */
  checkVoiceModel(
    name: string,
    folder: string,
  ): Promise<Pick<VoiceAddedDocument, "kind" | "language" | "speakerCount" | "sampleRate">>;
  /** Needs `config`, `store`, `templates` and `providers`, as all of posts does. Plans a video; sends nothing. */
  planPost(video: string, request: PostPlanRequest): Promise<PostsDocument>;
  /** Plans every finished video without a post, `days` ahead; sends nothing. */
  schedulePosts(request: PostPlanRequest & { days: number }): Promise<PostsDocument>;
  /** Sends what is due, and answers with it; `postIds`: answers with these. */
  postDue(
    postIds: readonly string[] | undefined,
    emit: EmitEvent,
  ): Promise<{ document: PostsDocument; exitCode: number }>;
  listQueue(): Promise<PostsDocument>;
  listPosts(filter: { videoId?: string; limit: number }): Promise<PostsDocument>;
  changePost(post: string, move: PostMove): Promise<PostsDocument>;
  approvePost(
    post: string,
    approval: { hash: string; overrides: readonly PostOverride[] },
  ): Promise<PostsDocument>;
  /** Needs `config` and `store`, as all that follow. Speaks with the person and waits until they have let viral in. */
  connectAccounts(request: ConnectRequest, talk: LoginTalk): Promise<AccountsConnectedDocument>;
  listAccounts(): Promise<AccountsDocument>;
  /** An account as `tiktok/main`, `main` or by its id; missing: all. */
  checkAccounts(
    written: string | undefined,
  ): Promise<{ document: AccountsCheckedDocument; exitCode: number }>;
  /** `isLocal`: its platform is not asked. */
  removeAccount(written: string, isLocal: boolean): Promise<AccountRemovedDocument>;
  /** `text`: one account or a list, JSON. */
  importAccounts(text: string): Promise<AccountsImportedDocument>;
  close(): Promise<void>;
}

/** What `src/context.ts` is given: `openContext(options: ContextOptions): Promise<CommandContext>`. */
export interface ContextOptions {
  needs: readonly Need[];
  surroundings: Surroundings;
  paths: AppPaths;
  flagSettings: FlagSettings;
}

export type OpenContext = (options: ContextOptions) => Promise<CommandContext>;

export type OptionKind = "flag" | "text" | "integer" | "number" | "list";

export interface OptionRow {
  /** As commander writes it: `--pack <ids>`. */
  flags: string;
  summary: string;
  /** `list`: repeatable, and split at commas. */
  kind: OptionKind;
  /** The only values allowed, for errors and completion. */
  choices?: readonly string[];
  /** Which config setting it overrides. */
  setting?: string;
  /** What the flag means without its value, where that is optional: `--critic [vendor]`. */
  whenBare?: string;
}

/** One row of the command table: cheap data, nothing loaded. */
export interface CommandRow {
  /** Words after `viral`: `generations list`. */
  name: string;
  summary: string;
  arguments: readonly { name: string; summary: string; isRequired: boolean }[];
  options: readonly OptionRow[];
  examples: readonly string[];
  needs: readonly Need[];
  load(): Promise<{ run: RunCommand }>;
}

/** Checked option values by camel-case name. */
export interface CommandCall {
  arguments: readonly string[];
  /** A flag that was not given is false; others are undefined. */
  flag(name: string): boolean;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  list(name: string): readonly string[];
  isJson: boolean;
  isQuiet: boolean;
  surroundings: Surroundings;
  paths: AppPaths;
  /** Every row, for `completion`. */
  commands: readonly CommandRow[];
}

/** The answer of a command: `document` under `--json`, else `text`, both to stdout. */
export interface CommandAnswer {
  document: { schema: string };
  text: string;
  exitCode?: number;
}

export type RunCommand = (call: CommandCall, context: CommandContext) => Promise<CommandAnswer>;
