import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../src/core/app-error.ts";
import type { StockLibrary } from "../../src/providers/contracts/stock-library.ts";
import type { Vendor, VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { dribbles, resetsAfterHeaders, stalls, tenGigabytes, truncates } from "../support/hostile-server.ts";
import { madeClip } from "../support/made-clips.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { Fault } from "./contract-server.ts";
import { answersInstead, htmlInstead, hugeBody, redirectsTo, resetBeforeWork, slow } from "./faults.ts";
import { LINE_IDLE_MS, type LineChange, lineFaultSuite } from "./line-faults.ts";
import { type StockServer, shelfClip } from "./stock-library-server.ts";
import { type BenchVendor, benchVendor } from "./vendor-bench.ts";

export interface StockCase {
  definition: VendorDefinition;
  key: string;
  serve: (file: Buffer) => Promise<StockServer>;
}

/** Plain http to a machine that is not this one: nobody may go there. */
const ELSEWHERE = "http://192.0.2.7/somewhere";
const never = (behave: Fault["behave"]): Fault => ({ work: "never", behave });

interface Scene extends BenchVendor {
  server: StockServer;
  stock: StockLibrary;
  vendor: Vendor;
  search(words?: string, signal?: AbortSignal): ReturnType<StockLibrary["search"]>;
  /** Brings the first file of what is found. */
  bring(): Promise<string>;
  leftovers(): string[];
}

/** What every library of footage must keep. */
export function stockSuite({ definition, key, serve }: StockCase): void {
  let file: Buffer;
  beforeAll(async () => {
    file = readFileSync(await madeClip("good"));
  });

  async function scene(change: LineChange = {}): Promise<Scene> {
    const server = await serve(file);
    const bench = benchVendor(definition, {
      baseUrl: change.baseUrl ?? server.origin,
      key: change.key ?? key,
      maxBytes: 2_000_000,
      idleMs: LINE_IDLE_MS,
    });
    const vendor = definition.open(bench.parts);
    const { stock } = vendor;
    if (!stock) throw new Error(`${definition.id} has no footage`);
    const folder = temporaryFolder();
    const search: Scene["search"] = async (words = "quiet forest", signal = new AbortController().signal) =>
      await stock.search({ words, language: "en", signal });
    return {
      ...bench,
      server,
      stock,
      vendor,
      search,
      async bring() {
        const [found] = (await search()).clips[0]?.files ?? [];
        if (!found) throw new Error("nothing was found");
        const target = join(folder, "clip");
        await stock.bring(found, target, new AbortController().signal);
        return target;
      },
      leftovers: () => readdirSync(folder),
    };
  }

  const refusal = async (work: Promise<unknown>): Promise<AppError> => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof AppError)) throw new Error(`expected an AppError, not ${inspect(error)}`);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(key);
    return error;
  };

  lineFaultSuite({
    definition,
    key,
    async open(change) {
      const at = await scene(change);
      return {
        ask: async () => await at.search(),
        meet: (fault) => at.server.faultAt("search", fault),
        sentCount: () => at.fetchCount(),
      };
    },
  });

  describe("a search", () => {
    it("is one request, and tells whose each clip is, its length, its page and its upright files", async () => {
      const at = await scene();
      const { clips, quietUntilMs } = await at.search();
      expect(at.server.searches).toEqual(["quiet forest"]);
      expect(at.fetchCount()).toBe(1);
      expect(quietUntilMs).toBeUndefined();
      expect(clips.map(({ id }) => id)).toEqual(["11", "12", "13"]);
      expect(clips[0]).toMatchObject({ author: "Author 11", durationMs: 6000, isAiGenerated: false });
      expect(clips[0]?.about).toContain("forest");
      expect(clips[0]?.pageUrl).toMatch(/^https:\/\/[a-z.]+\/.*11\/$/);
      expect(clips[0]?.files.some(({ width, height }) => width === 1080 && height === 1920)).toBe(true);
      expect(clips[0]?.files.every(({ url }) => url.startsWith("http") && !url.includes("m3u8"))).toBe(true);
      expect(at.stock.terms.licence).toMatch(/https:/);
    });

    it("may take its time", async () => {
      const at = await scene();
      at.server.faultAt("search", slow(300));
      expect((await at.search()).clips).toHaveLength(3);
      expect(at.fetchCount()).toBe(1);
    });

    it("that finds nothing finds nothing", async () => {
      const at = await scene();
      at.server.shelf.length = 0;
      expect((await at.search()).clips).toEqual([]);
      expect(at.fetchCount()).toBe(1);
    });

    it("takes words of any length and alphabet", async () => {
      const at = await scene();
      await at.search(`  Straße & "日本"  ${"very ".repeat(60)}`);
      expect(at.server.searches[0]?.length).toBeLessThanOrEqual(100);
      expect(at.server.searches[0]).toMatch(/^Straße & "日本" very .*very$/);
    });

    it("makes one line of an author's name", async () => {
      const at = await scene();
      at.server.shelf.splice(0, 3, shelfClip(1, { author: `Eve\n\u202e ${"x".repeat(200)}` }));
      const [clip] = (await at.search()).clips;
      expect(clip?.author).toMatch(/^Eve x+…$/);
      expect(clip?.author.length).toBeLessThanOrEqual(60);
    });

    it("that used up the last request says until when nothing may be asked", async () => {
      const at = await scene();
      at.server.limits.remaining = 0;
      const { clips, quietUntilMs = 0 } = await at.search();
      expect(clips).toHaveLength(3);
      expect(Math.abs(quietUntilMs - Date.now() - 40_000)).toBeLessThan(3_000);
    });

    it("that is throttled says until when, and is not repeated", async () => {
      const at = await scene();
      at.server.faultAt("search", answersInstead(at.server.refusals.throttled));
      const error = await refusal(at.search());
      expect(error).toMatchObject({ kind: "quota", code: "vendor-throttled" });
      expect(Math.abs(Number(error.details["untilMs"]) - Date.now() - 40_000)).toBeLessThan(3_000);
      expect(at.fetchCount()).toBe(1);
    });

    const faults: readonly { what: string; fault: Fault; error: object }[] = [
      { what: "500", fault: answersInstead({ status: 500 }), error: { kind: "transient" } },
      { what: "a reset", fault: resetBeforeWork, error: { code: "vendor-no-answer" } },
      { what: "HTML with 200", fault: htmlInstead(200), error: { code: "vendor-answer-odd" } },
      {
        what: "JSON of another shape",
        fault: answersInstead({ status: 200, json: { videos: 3, hits: [{}] } }),
        error: { code: "vendor-answer-odd" },
      },
      { what: "a huge answer", fault: hugeBody(8_000_000), error: { code: "vendor-answer-too-large" } },
      {
        what: "a redirect to another host",
        fault: redirectsTo(302, ELSEWHERE),
        error: { code: "vendor-redirect" },
      },
    ];
    it.each(faults)("answered with $what is an error, asked once", async ({ fault, error }) => {
      const at = await scene();
      at.server.faultAt("search", fault);
      expect(await refusal(at.search())).toMatchObject(error);
      expect(at.fetchCount()).toBe(1);
    });

    it("that is called off ends with the reason", async () => {
      const at = await scene();
      const reason = new Error("called off");
      await expect(at.search("forest", AbortSignal.abort(reason))).rejects.toBe(reason);
      expect(at.server.searches).toEqual([]);
    });
  });

  describe("a key", () => {
    it("that is wrong is said to be so, and not shown", async () => {
      const at = await scene({ key: "wrong-canary-0123456789" });
      const error = await refusal(at.search());
      expect(error).toMatchObject({ kind: "config", code: "vendor-key-refused" });
      expect(error.hint).toContain(definition.keys[0]);
      expect(inspect(error, { depth: 10 })).not.toContain("wrong-canary");
    });

    it.each(["", `${key}\n`])("that cannot be one is never sent: %j", async (spoilt) => {
      const at = await scene({ key: spoilt });
      const error = await refusal(at.search());
      expect(error.kind).toBe("config");
      expect(error.message).toContain(definition.keys[0]);
      expect(at.fetchCount()).toBe(0);
    });

    it("is told to nobody", async () => {
      const at = await scene();
      await at.bring();
      expect(at.usages.map(({ status }) => status)).toEqual([200, 200]);
      expect(JSON.stringify(at.usages)).not.toContain(key);
      expect(JSON.stringify(await at.search())).not.toContain(key);
    });
  });

  describe("a file", () => {
    it("comes whole, with one request and no key", async () => {
      const at = await scene();
      expect(readFileSync(await at.bring()).equals(file)).toBe(true);
      expect(at.server.fileRequests()).toBe(1);
    });

    const half = (): Buffer => file.subarray(0, file.byteLength >> 1);
    const faults: readonly { what: string; fault: () => Fault; error: object }[] = [
      {
        what: "cut short",
        fault: () => never(({ request, response }) => truncates(half())(request, response)),
        error: { code: "download-truncated" },
      },
      {
        what: "cut short politely",
        fault: () => answersInstead({ status: 200, body: half() }),
        error: { code: "download-truncated" },
      },
      {
        what: "whose line breaks",
        fault: () => never(({ request, response }) => resetsAfterHeaders(half())(request, response)),
        error: { kind: "transient" },
      },
      { what: "that is an HTML page", fault: () => htmlInstead(200), error: { code: "download-wrong-kind" } },
      {
        what: "of ten gigabytes",
        fault: () => never(({ request, response }) => tenGigabytes(half())(request, response)),
        error: { code: "download-too-large" },
      },
      {
        what: "that stops coming",
        fault: () => never(({ request, response }) => stalls(half())(request, response)),
        error: { kind: "transient" },
      },
      {
        what: "that trickles in",
        fault: () => never(({ request, response }) => dribbles(half(), 3 * LINE_IDLE_MS)(request, response)),
        error: { kind: "transient" },
      },
      {
        what: "of a server in trouble",
        fault: () => answersInstead({ status: 503 }),
        error: { kind: "transient" },
      },
      {
        what: "asked for too often",
        fault: () => answersInstead({ status: 429, headers: { "retry-after": "7" } }),
        error: { kind: "transient" },
      },
      { what: "that is empty", fault: () => answersInstead({ status: 200, body: "" }), error: {} },
      {
        what: "that is gone",
        fault: () => answersInstead({ status: 404 }),
        error: { code: "download-expired" },
      },
      {
        what: "sent on without encryption",
        fault: () => redirectsTo(302, ELSEWHERE),
        error: { code: "download-refused" },
      },
    ];
    it.each(faults)("$what is refused, and nothing of it stays", async ({ fault, error }) => {
      const at = await scene();
      at.server.faultAt("file", fault());
      expect(await refusal(at.bring())).toMatchObject(error);
      expect(at.server.fileRequests()).toBe(1);
      expect(at.leftovers()).toEqual([]);
    });
  });

  it("proves its key with one search, at no cost", async () => {
    const at = await scene();
    const { message, costUsdMicros } = await at.vendor.probe(new AbortController().signal);
    expect([message, costUsdMicros]).toEqual(["a search for “forest” found 3 clips", 0]);
    expect(at.fetchCount()).toBe(1);
  });
}
