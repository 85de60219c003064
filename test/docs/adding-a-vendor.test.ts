import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/load-config.ts";
import { refuseUnknownVendors } from "../../src/config/refuse-unknown-vendors.ts";
import { clipVendors, jobsAtOnceOf } from "../../src/context-services.ts";
import { systemClock } from "../../src/core/clock.ts";
import { describeProviders } from "../../src/pipeline/answers/describe-providers.ts";
import { aiSource } from "../../src/pipeline/shots/ai/ai-source.ts";
import type { ShotAnswer } from "../../src/providers/contracts/shot-source.ts";
import { createRecorder } from "../../src/providers/http/record.ts";
import { replayFetch } from "../../src/providers/http/replay.ts";
import { createVendorHouse } from "../../src/providers/vendor-house.ts";
import { VENDORS } from "../../src/providers/vendors.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { clipMakerSuite } from "../contracts/clip-maker-suite.ts";
import { proveVendor } from "../contracts/prove-vendor.ts";
import { sampleBrief } from "../support/brief.ts";
import { madeClip } from "../support/made-clips.ts";
import { meadow } from "../support/meadow/definition.ts";
import { MEADOW_CENTS, meadowServer } from "../support/meadow/meadow-server.ts";
import { oneJob, step } from "../support/one-job.ts";
import { sampleScript } from "../support/script.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { temporaryServices } from "../support/video-services.ts";

const PAGE = readFileSync("docs/adding-a-vendor.md", "utf8");
const KEY = "meadow-canary-0123456789";

it("shows the vendor that these tests add, word for word", () => {
  const [, shown] = /```ts\n([\s\S]*?)```/.exec(PAGE) ?? [];
  const added = readFileSync("test/support/meadow/definition.ts", "utf8");
  expect(shown).toBe(added.replaceAll("../../../src/providers/", "../"));
});

it("names files that are there", () => {
  const named = [...PAGE.matchAll(/`((?:src|test|templates|docs)\/[\w./-]+)`/g)].map(([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

it("is named by CONTRIBUTING with files that are there", () => {
  const page = readFileSync("CONTRIBUTING.md", "utf8");
  const there = ["src", "test", "scripts"].flatMap((room) =>
    readdirSync(room, { recursive: true }).map((path) => basename(String(path))),
  );
  const named = [...page.matchAll(/`(?:[\w./-]*\/)?([\w.-]+\.tsx?)`/g)].map(([, name = ""]) => name);
  expect(named).toContain("vendors.ts");
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
});

/** Steps 2 and 3 of the page: a row among the vendors, and one each among the models and limits. */
async function addMeadow(file: Buffer) {
  const server = await meadowServer(file, KEY);
  const folder = temporaryFolder();
  const templates = join(folder, "templates");
  mkdirSync(join(templates, "models"), { recursive: true });
  const builtIn = openTemplates({ builtIn: "templates" });
  const put = (name: string, content: object): void =>
    writeFileSync(join(templates, "models", name), JSON.stringify(content));
  const { models, note } = builtIn.models();
  put("catalogue.json", { note, models: [...models, CLOVER] });
  const limits = builtIn.vendorLimits();
  const limit = { vendor: "meadow", jobsAtOnce: 3, source: "own choice" };
  put("vendor-limits.json", { ...limits, vendors: [...limits.vendors, limit] });
  const env = { VIRAL_PROVIDERS_MEADOW_BASE_URL: server.origin };
  const none = join(folder, "viral.config.json");
  const config = loadConfig({ cwd: folder, env, userFile: none, flagSettings: {} });
  const definitions = [...VENDORS, meadow];
  refuseUnknownVendors(
    config,
    definitions.map(({ id }) => id),
  );
  const house = createVendorHouse({
    definitions,
    settings: config.settings.providers,
    secrets: async () => ({
      get: async (name) => (name === "MEADOW_KEY" ? KEY : undefined),
      set: async () => "file",
      delete: async () => undefined,
    }),
    clock: systemClock,
    fetch,
    tell: () => undefined,
  });
  const library = openTemplates({ builtIn: "templates", user: templates });
  return { server, house, library, settings: config.settings };
}

const CLOVER = {
  kind: "video",
  vendor: "meadow",
  model: "clover-1",
  title: "Clover",
  tier: "economy",
  seconds: { min: 2, max: 8 },
  sizes: [{ name: "720p", width: 720, height: 1280, usdMicrosPerSecond: 60_000 }],
  sound: "never",
  takesReference: false,
  takesSeed: false,
  source: "this page",
} as const;

it("is listed, moved by its variable, chosen by the router and paid for a shot, with three rows and no code", async () => {
  const file = await madeClip("good");
  const { server, house, library, settings } = await addMeadow(readFileSync(file));
  const listed = describeProviders(
    [
      {
        definition: meadow,
        status: await house.readiness("meadow"),
        baseUrl: house.baseUrlOf("meadow"),
      },
    ],
    library.models(),
    systemClock.nowMs(),
  ).providers;
  expect(listed).toMatchObject([
    { id: "meadow", status: "ready", baseUrl: server.origin, models: [{ name: "meadow/clover-1" }] },
  ]);
  expect(jobsAtOnceOf("meadow", { settings, library })).toBe(3);

  const services = {
    ...(await temporaryServices()),
    library,
    clipVendors: async () => await clipVendors(house),
  };
  const script = sampleScript();
  const [first] = script.beats;
  const beat = {
    ...(first as NonNullable<typeof first>),
    shotPrompt: "A heron over a lake",
    minDurationMs: 4_000,
  };
  let answer: ShotAnswer | undefined;
  const film = step(
    "shots",
    async (context) => {
      const source = aiSource(services, context, { brief: sampleBrief({ shots: "ai" }), script });
      answer = await source.provide({
        beats: [beat],
        durationMsByBeat: new Map(),
        workFolder: temporaryFolder(),
        seed: "s",
        signal: context.signal,
      });
      return { result: null };
    },
    { effect: "spends" },
  );
  const job = await oneJob([film], { limits: { perRunUsdMicros: 1_000_000 } });
  await job.run();
  expect(await job.row()).toMatchObject({ status: "done", error: null });
  expect(answer?.warnings).toEqual([]);
  expect(answer?.shots.get("b1")).toMatchObject({
    kind: "clip",
    provenance: { providerId: "meadow", kind: "ai", isAiGenerated: true },
  });
  expect(server.jobs).toHaveLength(1);
  expect(server.takeViolations()).toEqual([]);
  expect(await committedSpend(job.store, "runId", job.runId)).toBe(MEADOW_CENTS * 10_000);
});

it("is proven by its recording, as the page says", async () => {
  const server = await meadowServer(readFileSync(await madeClip("good")), KEY);
  const folder = temporaryFolder();
  const order = {
    model: "clover-1",
    width: 720,
    height: 1280,
    durationMs: 4_000,
    estimateUsdMicros: 300_000,
  };
  const way = {
    key: KEY,
    settings: { baseUrl: server.origin },
    budgetUsdMicros: 1_000_000,
    wait: async () => undefined,
  };
  const live = await proveVendor(
    meadow,
    { clip: order },
    { ...way, fetch, recorder: createRecorder(folder) },
  );
  expect(live.spentUsdMicros).toBe(MEADOW_CENTS * 10_000);
  const replayed = await proveVendor(meadow, { clip: order }, { ...way, fetch: replayFetch(folder) });
  expect(replayed).toEqual(live);
});

clipMakerSuite({
  definition: meadow,
  key: KEY,
  secrets: [KEY],
  serve: async (file) => await meadowServer(file, KEY),
  order: { model: "clover-1", width: 720, height: 1280, durationMs: 4_000 },
  cost: { done: MEADOW_CENTS * 10_000, moderated: MEADOW_CENTS * 10_000, failed: 0 },
  isFindable: false,
  hasFiles: "fresh",
});
