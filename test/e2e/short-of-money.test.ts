import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { RunDocument } from "../../src/model/run-document.ts";
import type { Provenance } from "../../src/model/shot.ts";
import type { ClipVendorServer } from "../contracts/clip-vendor-server.ts";
import { answersInstead } from "../contracts/faults.ts";
import { pexelsServer } from "../contracts/pexels-server.ts";
import { runwayServer } from "../contracts/runway-server.ts";
import { madeClip } from "../support/made-clips.ts";
import { type CliResult, runCli } from "../support/run-cli.ts";

const KEY = "key_runway-short-of-money-0123456789";
const PLAIN = "--pack countries --format countdown --voice none --preview --json --seed short";
const FILMED = `${PLAIN} --shots ai --video-model runway/gen4.5`;

/** As its price list says. */
const CREDITS_PER_SECOND = 12;

async function filming() {
  const server = await runwayServer(readFileSync(await madeClip("good")), KEY);
  server.plan.pollsUntilEnd = 0;
  server.plan.pricePerSecond = CREDITS_PER_SECOND;
  const env = { RUNWAYML_API_SECRET: KEY, VIRAL_PROVIDERS_RUNWAY_BASE_URL: server.origin };
  return { server, env };
}

const documentOf = ({ stdout }: CliResult): RunDocument => RunDocument.parse(JSON.parse(stdout));

/** Whom the shots of a delivered video are of. */
const provenanceOf = ({ file }: RunDocument["videos"][number]): Provenance[] =>
  (
    JSON.parse(readFileSync(join(dirname(file ?? ""), "script.json"), "utf8")) as {
      shots: { provenance: Provenance }[];
    }
  ).shots.map(({ provenance }) => provenance);

const filmed = (shots: readonly Provenance[]): Provenance[] => shots.filter(({ kind }) => kind === "ai");

/** Every shot that could be filmed was, each by the first that was asked. */
function expectFilmed({ videos: [video] }: RunDocument, { jobs }: ClipVendorServer): void {
  const shots = video ? provenanceOf(video) : [];
  expect(jobs.length).toBeGreaterThan(3);
  expect(filmed(shots)).toHaveLength(jobs.length);
  expect(shots.filter(({ tried }) => tried !== undefined)).toEqual([]);
  expect(video?.warnings).toEqual([]);
}

it("a budget that ends amid three videos is never passed, loses nothing that was paid, and ends with 8", async () => {
  const { server, env } = await filming();
  const limitUsd = 5;
  const ended = await runCli(`run ${FILMED} --count 3 --max-spend ${limitUsd}`.split(" "), { env });
  expect(ended.exitCode, ended.stderr).toBe(8);
  const run = documentOf(ended);
  expect(run.status).toBe("partial");
  expect(run.spentUsd).toBeLessThanOrEqual(limitUsd);
  const billedSeconds = server.jobs.reduce((sum, { seconds }) => sum + seconds, 0);
  expect(run.spentUsd).toBeCloseTo((billedSeconds * CREDITS_PER_SECOND) / 100, 5);
  const delivered = run.videos.filter(({ status }) => status === "posted");
  const shots = delivered.flatMap(provenanceOf);
  // What the list has no words for is drawn and was never to be filmed; what failed says so.
  const failed = shots.flatMap(({ tried }) => tried ?? []);
  const useless = failed.filter(({ why }) => why.includes("is not used"));
  expect(filmed(shots).length + useless.length).toBe(server.jobs.length);
  const unpaid = failed.filter(({ why }) => /budget|spent or reserved/.test(why));
  expect(unpaid.length + run.videos.length - delivered.length).toBeGreaterThan(0);
  expect(failed.filter(({ by }) => by !== "runway/gen4.5")).toEqual([]);
  for (const video of delivered)
    expect(video.warnings.length > 0).toBe(provenanceOf(video).some(({ tried }) => tried !== undefined));
}, 240_000);

it("a budget for nothing ends with 6, and more of it lets the same run go on", async () => {
  const { server, env } = await filming();
  const first = await runCli(`run ${FILMED} --max-spend 0.05`.split(" "), { env });
  expect([first.exitCode, server.jobs.length], first.stderr).toEqual([6, 0]);
  const { runId } = documentOf(first);
  const { cwd } = first;
  const still = await runCli(["resume", runId, "--json"], { env, cwd });
  expect([still.exitCode, server.jobs.length]).toEqual([6, 0]);
  const paid = await runCli(["resume", runId, "--max-spend", "9", "--json"], { env, cwd });
  expect(paid.exitCode, `${paid.stdout}${paid.stderr}`).toBe(0);
  expectFilmed(documentOf(paid), server);
}, 240_000);

it("a key that the only vendor refuses ends with 3, credit that is gone with 6, and each goes on when it is mended", async () => {
  const { server, env } = await filming();
  const wrong = { ...env, RUNWAYML_API_SECRET: `${KEY}-of-another` };
  const refused = await runCli(`run ${FILMED} --max-spend 9`.split(" "), { env: wrong });
  expect([refused.exitCode, server.jobs.length], refused.stderr).toEqual([3, 0]);
  const { cwd } = refused;
  server.meetSome(() => answersInstead(server.refusals["out of credit"]));
  const broke = await runCli(["resume", "--json"], { env, cwd });
  expect([broke.exitCode, server.jobs.length], broke.stderr).toEqual([6, 0]);
  server.meetSome(() => undefined);
  const mended = await runCli(["resume", "--json"], { env, cwd });
  expect(mended.exitCode, `${mended.stdout}${mended.stderr}`).toBe(0);
  expectFilmed(documentOf(mended), server);
}, 240_000);

it("a key that the only library refuses ends with 3, and goes on when it is mended", async () => {
  const key = "pexels-short-of-money-0123456789";
  const pexels = await pexelsServer(readFileSync(await madeClip("sharp")), key);
  const env = { PEXELS_API_KEY: `${key}-of-another`, VIRAL_PROVIDERS_PEXELS_BASE_URL: pexels.origin };
  const refused = await runCli(`run ${PLAIN} --shots stock`.split(" "), { env });
  expect(refused.exitCode, refused.stderr).toBe(3);
  const mended = await runCli(["resume", "--json"], {
    env: { ...env, PEXELS_API_KEY: key },
    cwd: refused.cwd,
  });
  expect(mended.exitCode, `${mended.stdout}${mended.stderr}`).toBe(0);
  const [video] = documentOf(mended).videos;
  expect(video && provenanceOf(video).some(({ kind }) => kind === "stock")).toBe(true);
}, 240_000);

it("a vendor that is busy for a moment is asked again: no shot is drawn for it", async () => {
  const { server, env } = await filming();
  let left = 2;
  const busy = { ...server.refusals.throttled, headers: { "retry-after": "1" } };
  server.meetSome(() => (left-- > 0 ? answersInstead(busy) : undefined));
  const ended = await runCli(`run ${FILMED} --max-spend 9`.split(" "), { env });
  expect(ended.exitCode, `${ended.stdout}${ended.stderr}`).toBe(0);
  expectFilmed(documentOf(ended), server);
}, 240_000);
