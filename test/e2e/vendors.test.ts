import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { PostDocument } from "../../src/model/post.ts";
import { RunDocument } from "../../src/model/run-document.ts";
import type { Provenance } from "../../src/model/shot.ts";
import { CANARY_KEY } from "../contracts/language-server.ts";
import { canariesFound } from "../support/canaries.ts";
import { FOX_BEATS, FOX_LOOK, FOX_STORY } from "../support/fox-story.ts";
import { runCli } from "../support/run-cli.ts";
import { FILMS } from "./film-vendors.ts";
import { WRITERS } from "./writing-vendors.ts";

/** Every film vendor, and every writer at least once. */
const CASES = FILMS.flatMap((film, index) => {
  const writer = WRITERS[index % WRITERS.length];
  return writer ? [{ ...film, how: writer.how, writer }] : [];
});

it.each(CASES)(
  "$how writes, $model films: the video passes QA, and nothing is asked for twice",
  async ({ model, isRouted, billedUsd, open, writer }) => {
    const writing = await writer.open();
    writing.server.sayInTurn(FOX_STORY);
    const { server, env, secrets } = await open();
    server.plan.pollsUntilEnd = 0;
    const argv = `run foxes --writer ${writer.vendor} --shots ai --voice none --preview --max-spend 9 --json`;
    const { exitCode, stdout, stderr, cwd } = await runCli(
      [...argv.split(" "), ...(isRouted ? [] : ["--video-model", model])],
      { env: { ...writing.env, ...env } },
    );
    expect(exitCode, `${stdout}${stderr}`).toBe(0);
    const run = RunDocument.parse(JSON.parse(stdout));
    const [video] = run.videos;
    expect(video?.checks.filter(({ status }) => status === "failed")).toEqual([]);
    expect(run.spentUsd).toBeGreaterThanOrEqual(FOX_BEATS * billedUsd);

    const read = (name: string): unknown =>
      JSON.parse(readFileSync(join(dirname(video?.file ?? ""), name), "utf8"));
    const { shots } = read("script.json") as { shots: { provenance: Provenance }[] };
    const [providerId] = model.split("/");
    expect(shots.map(({ provenance }) => provenance)).toMatchObject(
      Array.from({ length: FOX_BEATS }, () => ({ providerId, kind: "ai", isAiGenerated: true })),
    );
    expect(PostDocument.parse(read("post.json")).disclosure.isAiGenerated).toBe(true);

    const prompts = server.jobs.map(({ prompt }) => prompt);
    expect(prompts).toHaveLength(FOX_BEATS);
    expect(new Set(prompts).size).toBe(FOX_BEATS);
    expect(prompts.filter((prompt) => !prompt.includes(FOX_LOOK))).toEqual([]);
    expect(writing.server.requests).toHaveLength(FOX_STORY.length);
    expect(requestsIn(join(cwd, "home"))).toEqual({
      [writer.vendor]: FOX_STORY.length,
      [providerId ?? ""]: server.requestCount(),
    });
    expect(moneyIn(join(cwd, "home"))).toEqual({
      ofRequests: Math.round(run.spentUsd * 1_000_000),
      ofNoRun: 0,
    });
    expect(
      canariesFound({ ...secrets(), "the writer's": CANARY_KEY }, { folder: cwd, texts: { stdout, stderr } }),
    ).toEqual([]);
  },
  180_000,
);

/** How many requests to each vendor a home has rows of. */
function requestsIn(home: string): Record<string, number> {
  const database = new Database(join(home, "viral.db"), { readonly: true });
  try {
    const rows = database
      .prepare<[], { vendor: string; requests: number }>(
        "select provider_id vendor, count(*) requests from api_usage group by provider_id",
      )
      .all();
    return Object.fromEntries(rows.map(({ vendor, requests }) => [vendor, requests]));
  } finally {
    database.close();
  }
}

/** What the rows of requests say that a run cost, and how many of them are of no run. */
function moneyIn(home: string): { ofRequests: number; ofNoRun: number } | undefined {
  const database = new Database(join(home, "viral.db"), { readonly: true });
  try {
    return database
      .prepare<[], { ofRequests: number; ofNoRun: number }>(
        `select sum(cost_usd_micros) ofRequests, sum(run_id is null or job_id is null) ofNoRun from api_usage`,
      )
      .get();
  } finally {
    database.close();
  }
}
