import { join } from "node:path";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { JobsDocument } from "../../src/model/command-documents.ts";
import { VENDORS } from "../../src/providers/vendors.ts";
import { anthropicServer } from "../contracts/anthropic-server.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { openAiServer } from "../contracts/openai-server.ts";
import { canariesFound, canaryKey } from "../support/canaries.ts";
import { hurried } from "../support/hurried.ts";
import { tellPaidStory } from "../support/paid-stories.ts";
import { PARROTS } from "../support/parrot.ts";
import { type CliResult, runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Every variable that any vendor takes a key from. */
export const KEYS = Object.fromEntries(
  VENDORS.flatMap(({ keys }) => keys.map((name) => [name, canaryKey(name)])),
);
/** Those that the AWS SDK finds by itself; their id is sent in the clear, and is nobody's business either. */
export const AWS = {
  AWS_ACCESS_KEY_ID: "AKIACANARY9F8E7D6C5B",
  AWS_SECRET_ACCESS_KEY: canaryKey("AWS_SECRET_ACCESS_KEY"),
  AWS_SESSION_TOKEN: canaryKey("AWS_SESSION_TOKEN"),
};
const CANARIES = { ...KEYS, ...AWS, "the writer's": CANARY_KEY };

export const ALL_PARROTS = Object.values(PARROTS) as [
  (typeof PARROTS)[string],
  ...(typeof PARROTS)[string][],
];

let printed = "";

/** Keeps all that is printed past the tool's own streams, with the logs of the SDKs turned on. */
export function watchPrinted(): void {
  beforeEach(() => {
    printed = "";
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, "write").mockImplementation((chunk) => {
        printed += String(chunk);
        return true;
      });
    for (const name of ["log", "info", "warn", "error", "debug"] as const)
      vi.spyOn(console, name).mockImplementation((...said: unknown[]) => {
        printed += said.map(String).join(" ");
      });
    for (const name of ["OPENAI_LOG", "ANTHROPIC_LOG"]) vi.stubEnv(name, "debug");
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
}

export const found = (
  { cwd, stdout, stderr }: CliResult,
  more: Readonly<Record<string, string>> = {},
): string[] => canariesFound({ ...CANARIES, ...more }, { folder: cwd, texts: { stdout, stderr, printed } });

export async function runIn(
  argv: string,
  env: Record<string, string>,
  more: { signal?: AbortSignal; onStderr?: (text: string) => void } = {},
): Promise<CliResult> {
  const cwd = temporaryFolder();
  return await runCli(argv.split(" "), {
    cwd,
    env: { ...KEYS, VIRAL_RECORD: join(cwd, "recorded"), ...env },
    openContext: hurried(),
    ...more,
  });
}

/** A run with `--json` that is stopped when it composes: by then everything has been said to vendors of pictures. */
export async function runUntilComposed(argv: string, env: Record<string, string>): Promise<CliResult> {
  const stop = new AbortController();
  const answer = await runIn(argv, env, {
    signal: stop.signal,
    onStderr: (text) => {
      if (text.includes('"step-start"') && text.includes('"step":"compose"')) stop.abort();
    },
  });
  expect(stop.signal.aborted, answer.stderr).toBe(true);
  return answer;
}

/** Whoever writes topic-1, in as many beats as there are ways to say things back. */
export type WriterName = "openai" | "anthropic";

export async function writer(name: WriterName = "openai"): Promise<Record<string, string>> {
  const model = name === "openai" ? "gpt-6-sol" : "claude-sonnet-5-5";
  const server = await (name === "openai" ? openAiServer : anthropicServer)({ models: [model] });
  server.sayTo((asked) => tellPaidStory(asked, ALL_PARROTS.length));
  return {
    [`${name.toUpperCase()}_API_KEY`]: CANARY_KEY,
    [`VIRAL_PROVIDERS_${name.toUpperCase()}_BASE_URL`]: server.baseUrl,
    [`VIRAL_PROVIDERS_${name.toUpperCase()}_MODEL`]: model,
  };
}

/** Nor in what is told of a run's jobs afterwards. */
export async function nothingInJobs({ cwd }: CliResult): Promise<void> {
  const jobs = await runCli(["jobs", "--json"], { cwd, env: KEYS });
  expect(found({ ...jobs, stderr: `${jobs.stderr}${await everyJob(jobs)}` })).toEqual([]);
}

async function everyJob({ cwd, stdout }: CliResult): Promise<string> {
  const { jobs } = JobsDocument.parse(JSON.parse(stdout));
  const shown = jobs.map(async ({ id }) => (await runCli(["jobs", id], { cwd, env: KEYS })).stdout);
  return (await Promise.all(shown)).join("\n");
}
