import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeSecret } from "../../src/providers/local-secrets/encrypted-secrets.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { runwayServer } from "../contracts/runway-server.ts";
import { vertexServer } from "../contracts/vertex-server.ts";
import { canaryKey } from "../support/canaries.ts";
import { madeClip } from "../support/made-clips.ts";
import { escapedHtml, PARROTS, parrotServer } from "../support/parrot.ts";
import { type CliResult, runCli } from "../support/run-cli.ts";
import { accountFile, accountPem } from "../support/service-account.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import {
  ALL_PARROTS,
  found,
  KEYS,
  nothingInJobs,
  runIn,
  type WriterName,
  watchPrinted,
  writer,
} from "./canary-runs.ts";

watchPrinted();

const WRITERS = [
  { vendor: "anthropic", api: undefined },
  { vendor: "openai", api: "responses" },
  { vendor: "openai", api: "chat" },
];

describe.each(WRITERS)("a writer that says everything back: $vendor $api", ({ vendor, api }) => {
  it.each(Object.entries(PARROTS))("%s", async (_title, parrot) => {
    const { origin, seen } = await parrotServer(parrot);
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

const filmedBy = (model: string, writtenBy: WriterName = "openai"): string =>
  `run topic-1 --writer ${writtenBy} --shots ai --video-model ${model} --voice none --preview --max-spend 90 --json`;

interface FilmVendor {
  vendor: string;
  model: string;
  writtenBy?: WriterName;
}

/** Of clips, then of pictures. */
const FILMS: readonly FilmVendor[] = [
  { vendor: "gemini", model: "gemini-omni-1.2-flash" },
  { vendor: "runway", model: "gen4.5" },
  { vendor: "fal", model: "kling/v4/text-to-video" },
  { vendor: "runware", model: "klingai:kling-video@3-standard" },
  { vendor: "gemini", model: "gemini-nano-banana-2.1" },
  { vendor: "fal", model: "fal-ai/flux/dev" },
  { vendor: "openai", model: "gpt-image-2.6-flare", writtenBy: "anthropic" },
];

describe.each(FILMS)("$vendor, which films by $model", ({ vendor, model, writtenBy }) => {
  const name = `VIRAL_PROVIDERS_${vendor.toUpperCase()}`;
  const addressed = (origin: string) => ({ [`${name}_BASE_URL`]: origin, [`${name}_JOBS_AT_ONCE`]: "16" });

  it("says everything back in every way when it is asked for shots", async () => {
    const { origin, seen } = await parrotServer(...ALL_PARROTS);
    const argv = filmedBy(`${vendor}/${model}`, writtenBy);
    const answer = await runIn(argv, { ...(await writer(writtenBy)), ...addressed(origin) });
    expect(seen.length).toBeGreaterThanOrEqual(ALL_PARROTS.length);
    expect(found(answer)).toEqual([]);
    await nothingInJobs(answer);
  }, 60_000);
});

describe("vertex, whose key is a file", () => {
  const TOKEN = "ya29.canary0123456789";
  const run = async (servers: Record<string, string>): Promise<CliResult> =>
    await runIn(filmedBy("vertex/veo-3.1-fast-generate-001"), {
      ...(await writer()),
      GOOGLE_APPLICATION_CREDENTIALS: accountFile(temporaryFolder()),
      ...servers,
    });
  const secrets = Object.fromEntries(
    accountPem
      .split("\n")
      .slice(1, 4)
      .map((line, index) => [`line ${index} of the account's key`, line]),
  );

  it("says everything back in every way when it is asked for tokens", async () => {
    const { origin, seen } = await parrotServer(...ALL_PARROTS);
    const answer = await run({
      VIRAL_PROVIDERS_VERTEX_BASE_URL: origin,
      VIRAL_PROVIDERS_VERTEX_TOKEN_BASE_URL: origin,
    });
    const claims = seen.flatMap(({ body }) => new URLSearchParams(body).get("assertion") ?? []);
    expect(claims.length).toBeGreaterThan(0);
    const signed = Object.fromEntries(claims.map((claim, index) => [`claim ${index}`, claim]));
    expect(found(answer, { ...secrets, ...signed })).toEqual([]);
  }, 60_000);

  it("says everything back in every way when it is asked for clips", async () => {
    const { origin, seen } = await parrotServer(...ALL_PARROTS);
    const tokens = await vertexServer(Buffer.from(""), TOKEN);
    const answer = await run({
      VIRAL_PROVIDERS_VERTEX_BASE_URL: origin,
      VIRAL_PROVIDERS_VERTEX_TOKEN_BASE_URL: tokens.origin,
    });
    expect(seen.length).toBeGreaterThanOrEqual(ALL_PARROTS.length);
    expect(found(answer, { ...secrets, "an access token": TOKEN })).toEqual([]);
  }, 60_000);
});

it("delivers a video, with keys from the secret store, and records how without one of them", async () => {
  const cwd = temporaryFolder();
  const folder = join(cwd, "home", "secrets");
  writeSecret(folder, "RUNWAYML_API_SECRET", canaryKey("RUNWAYML_API_SECRET"));
  writeSecret(folder, "OPENAI_API_KEY", CANARY_KEY);
  const runway = await runwayServer(readFileSync(await madeClip("good")), canaryKey("RUNWAYML_API_SECRET"));
  const { OPENAI_API_KEY: _, ...address } = await writer();
  const answer = await runCli(filmedBy("runway/gen4.5").split(" "), {
    cwd,
    env: {
      ...address,
      VIRAL_PROVIDERS_RUNWAY_BASE_URL: runway.origin,
      VIRAL_RECORD: join(cwd, "recorded"),
    },
  });
  expect(answer.exitCode, answer.stderr).toBe(0);
  expect(readdirSync(join(cwd, "recorded")).length).toBeGreaterThan(20);
  expect(found(answer)).toEqual([]);
  const signatures = runway.files.map((file) => new URL(file).searchParams.get("signed") ?? "");
  const signed = Object.fromEntries(signatures.map((value, index) => [`signature ${index}`, value]));
  expect(signatures.length).toBeGreaterThan(0);
  // A recording is replayed by them; they are good for an hour.
  const kept = found(answer, signed).filter((place) => !place.startsWith(join(cwd, "recorded")));
  expect(kept).toEqual([]);
}, 120_000);

it("refuses keys in places where they do not belong, and shows none of them", async () => {
  const key = canaryKey("in an address");
  const inAddress = `https://me:${encodeURIComponent(key)}@vendor.example/v1?key=${encodeURIComponent(key)}`;
  const answer = await runIn("run foxes --writer openai --voice none --max-spend 9 --json", {
    VIRAL_PROVIDERS_OPENAI_BASE_URL: inAddress,
    VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
  });
  expect(answer.exitCode).toBe(3);
  expect(found(answer, { "an address": key })).toEqual([]);
  const lines = `${canaryKey("with a line")}\nbreak`;
  const broken = await runIn("run foxes --writer openai --voice none --max-spend 9 --json", {
    OPENAI_API_KEY: lines,
    VIRAL_PROVIDERS_OPENAI_MODEL: "gpt-6-sol",
  });
  expect(broken.exitCode).toBe(3);
  expect(found(broken, { "a line": canaryKey("with a line") })).toEqual([]);
});

it("finds a canary that somebody left behind", async () => {
  const cwd = temporaryFolder();
  const [name = "", key = ""] = Object.entries(KEYS)[0] ?? [];
  writeFileSync(join(cwd, "page"), escapedHtml(key));
  writeFileSync(join(cwd, "basic"), Buffer.from(`user:${key}:more`).toString("base64"));
  const left = { exitCode: 0, cwd, stdout: encodeURIComponent(key), stderr: "" };
  expect(found(left).sort()).toEqual(
    [`${join(cwd, "basic")}: ${name}`, `${join(cwd, "page")}: ${name}`, `stdout: ${name}`].sort(),
  );
});
