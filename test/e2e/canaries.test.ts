import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VENDORS } from "../../src/providers/vendors.ts";
import { openAiServer } from "../contracts/openai-server.ts";
import { canariesFound, canaryKey } from "../support/canaries.ts";
import { hostileServer } from "../support/hostile-server.ts";
import { tellPaidStory } from "../support/paid-stories.ts";
import { PARROTS } from "../support/parrot.ts";
import { type CliResult, runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Every variable that any vendor takes a key from. */
const KEYS = Object.fromEntries(VENDORS.flatMap(({ keys }) => keys.map((name) => [name, canaryKey(name)])));

let printed = "";
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

const found = ({ cwd, stdout, stderr }: CliResult): string[] =>
  canariesFound(KEYS, { folder: cwd, texts: { stdout, stderr, printed } });

async function runIn(argv: string, env: Record<string, string>): Promise<CliResult> {
  const cwd = temporaryFolder();
  return await runCli(argv.split(" "), {
    cwd,
    env: { ...KEYS, VIRAL_RECORD: join(cwd, "recorded"), ...env },
  });
}

const WRITERS = [
  { vendor: "anthropic", api: undefined },
  { vendor: "openai", api: "responses" },
  { vendor: "openai", api: "chat" },
];

describe.each(WRITERS)("a writer that says everything back: $vendor $api", ({ vendor, api }) => {
  it.each(Object.entries(PARROTS))("%s", async (_title, parrot) => {
    const { origin, seen } = await hostileServer(parrot);
    const name = `VIRAL_PROVIDERS_${vendor.toUpperCase()}`;
    const answer = await runIn(`run foxes --writer ${vendor} --voice none --max-spend 9 --json`, {
      [`${name}_BASE_URL`]: origin,
      [`${name}_MODEL`]: vendor === "anthropic" ? "claude-sonnet-5-5" : "gpt-6-sol",
      ...(api ? { [`${name}_API`]: api } : {}),
    });
    expect(answer.exitCode).not.toBe(0);
    expect(seen.length).toBeGreaterThan(0);
    expect(found(answer)).toEqual([]);
  });
});
