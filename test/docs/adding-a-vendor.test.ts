import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createRecorder } from "../../src/providers/http/record.ts";
import { replayFetch } from "../../src/providers/http/replay.ts";
import { clipMakerSuite } from "../contracts/clip-maker-suite.ts";
import { proveVendor } from "../contracts/prove-vendor.ts";
import { madeClip } from "../support/made-clips.ts";
import { meadow } from "../support/meadow/definition.ts";
import { MEADOW_CENTS, meadowServer } from "../support/meadow/meadow-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

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
