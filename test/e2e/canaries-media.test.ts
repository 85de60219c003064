import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { hurried } from "../support/hurried.ts";
import { PARROTS, parrotServer } from "../support/parrot.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import {
  ALL_PARROTS,
  AWS,
  found,
  KEYS,
  nothingInJobs,
  runIn,
  runUntilComposed,
  type WriterName,
  watchPrinted,
  writer,
} from "./canary-runs.ts";

watchPrinted();

const spokenBy = (voice: string, writtenBy: WriterName): string =>
  `run topic-1 --writer ${writtenBy} --voice ${voice} --preview --max-spend 90 --json`;

interface VoiceVendor {
  vendor: string;
  voice: string;
  /** Never the vendor itself: its server says everything back. */
  writtenBy: WriterName;
  settings?: Record<string, string>;
}

const VOICES: readonly VoiceVendor[] = [
  { vendor: "elevenlabs", voice: "canary-voice-1", writtenBy: "openai" },
  {
    vendor: "openai",
    voice: "alloy",
    writtenBy: "anthropic",
    settings: { VIRAL_PROVIDERS_OPENAI_SPEECH_MODEL: "kokoro" },
  },
];

describe.each(VOICES)("$vendor, which speaks", ({ vendor, voice, writtenBy, settings }) => {
  it.each(Object.entries(PARROTS))("and says everything back: %s", async (_title, parrot) => {
    const { origin, seen } = await parrotServer(parrot);
    const answer = await runIn(spokenBy(`${vendor}:${voice}`, writtenBy), {
      ...(await writer(writtenBy)),
      [`VIRAL_PROVIDERS_${vendor.toUpperCase()}_BASE_URL`]: origin,
      ...settings,
    });
    expect(answer.exitCode).not.toBe(0);
    expect(JSON.stringify(seen)).toContain(KEYS[`${vendor.toUpperCase()}_API_KEY`]);
    expect(found(answer)).toEqual([]);
    await nothingInJobs(answer);
  });
});

describe("libraries of footage, whose keys stand in headers and in an address", () => {
  const at = (origin: string) => ({
    VIRAL_PROVIDERS_PEXELS_BASE_URL: origin,
    VIRAL_PROVIDERS_PIXABAY_BASE_URL: origin,
  });

  it.each(Object.entries(PARROTS))("say everything back to a probe: %s", async (_title, parrot) => {
    const { origin, seen } = await parrotServer(parrot);
    for (const vendor of ["pexels", "pixabay"]) {
      const answer = await runIn(`providers test ${vendor}`, at(origin));
      expect(answer.exitCode).not.toBe(0);
      expect(found(answer)).toEqual([]);
    }
    expect(seen).toHaveLength(2);
    expect(JSON.stringify(seen)).toContain(
      String(new URLSearchParams({ key: KEYS["PIXABAY_API_KEY"] ?? "none" })),
    );
  });

  it("say everything back to a run, which draws its pictures then", async () => {
    // The first one of all ends what a library is asked.
    const [ending, next = ending, ...others] = ALL_PARROTS;
    const { origin, seen } = await parrotServer(next, ...others);
    const answer = await runUntilComposed(
      "run --pack countries --format countdown --shots stock --voice none --preview --json --seed e2e",
      at(origin),
    );
    expect(seen.length).toBeGreaterThan(1);
    expect(found(answer)).toEqual([]);
    await nothingInJobs(answer);
  }, 120_000);
});

describe("a bucket, whose keys the AWS SDK finds", () => {
  const at = (origin: string) => ({
    VIRAL_PROVIDERS_S3_ENDPOINT: origin,
    VIRAL_PROVIDERS_S3_BUCKET: "canary-bucket",
    VIRAL_PROVIDERS_S3_REGION: "eu-central-1",
  });
  beforeEach(() => {
    for (const [name, value] of Object.entries(AWS)) vi.stubEnv(name, value);
    for (const name of ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"]) vi.stubEnv(name, "/nowhere");
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  });

  type Seen = Awaited<ReturnType<typeof parrotServer>>["seen"];
  const signaturesOf = (seen: Seen): Record<string, string> => {
    const signatures = seen.map(({ headers }) => /Signature=(\w+)/.exec(String(headers.authorization))?.[1]);
    expect(JSON.stringify(seen)).toContain(AWS.AWS_SESSION_TOKEN);
    return Object.fromEntries(signatures.map((value = "none", index) => [`signature ${index}`, value]));
  };

  it.each(Object.entries(PARROTS))("says everything back to a probe: %s", async (_title, parrot) => {
    const { origin, seen } = await parrotServer(parrot);
    // The answer to a HEAD has no body: a 200 is one, whatever it was going to say.
    const answer = await runIn("providers test s3", at(origin));
    expect(found(answer, signaturesOf(seen))).toEqual([]);
  });

  it("says everything back to a run, whose video waits here", async () => {
    const { origin, seen } = await parrotServer(...ALL_PARROTS);
    const cwd = temporaryFolder();
    const text =
      "Bees vote with dances.\n\nScouts point at new homes.\n\nThe swarm leaves when enough agree.";
    writeFileSync(join(cwd, "text.txt"), text);
    const env = { ...KEYS, ...at(origin), VIRAL_RECORD: join(cwd, "recorded") };
    const answer = await runCli("run --from text.txt --voice none --platform shorts --json".split(" "), {
      openContext: hurried(),
      cwd,
      env,
    });
    expect(answer.exitCode).not.toBe(0);
    expect(found(answer, signaturesOf(seen))).toEqual([]);
    await nothingInJobs(answer);
  }, 240_000);
});
