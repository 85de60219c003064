import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll } from "vitest";
import { newRandomId } from "../../src/core/ids.ts";
import type { EffectSite, EffectTools } from "../../src/pipeline/effect-tools.ts";
import { performEffect } from "../../src/pipeline/effects.ts";
import { type FaultPoint, NO_FAULTS } from "../../src/pipeline/faults.ts";
import type { ClipMaker, ClipOrder } from "../../src/providers/contracts/clip-maker.ts";
import type { EffectResult } from "../../src/providers/contracts/effect.ts";
import type { Vendor, VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import type { VendorUsage } from "../../src/providers/http/tell.ts";
import { readVendorKey } from "../../src/providers/http/vendor-key.ts";
import { createVendorLine } from "../../src/providers/http/vendor-line.ts";
import { openBlobStore } from "../../src/store/blob-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { type EffectRow, getEffect } from "../../src/store/repositories/effects.ts";
import { committedSpend } from "../../src/store/repositories/spend-ledger.ts";
import type { Store } from "../../src/store/scope.ts";
import type { ClipVendorServer } from "./clip-vendor-server.ts";
import type { Fault } from "./contract-server.ts";
import { LINE_IDLE_MS, type LineCase } from "./line-faults.ts";

export const ESTIMATE_USD_MICROS = 480_000;
/** Silence that ends an answer or a download. */
export const IDLE_MS = LINE_IDLE_MS;
const ANSWER_BYTES_MAX = 2_000_000;

/** One vendor, as the shared suite wants to know it. */
export interface ClipVendorCase {
  definition: VendorDefinition;
  /** What its line carries as the key, and every other value that must never be seen. */
  key: string;
  secrets: readonly string[];
  settings?(origin: string): Record<string, string>;
  serve(file: Buffer): Promise<ClipVendorServer>;
  /** Behind its origin. */
  basePath?: string;
  order: Pick<ClipOrder, "model" | "width" | "height" | "durationMs"> &
    Partial<Pick<ClipOrder, "makes" | "seed" | "quality" | "tokenPrices">>;
  /** What ends up in the ledger. */
  cost: { done: number; moderated: number; failed: number };
  /** An earlier request can be asked about. */
  isFindable: boolean;
  /** Results lie at an address: at another one each time they are asked for, or always at the same. */
  hasFiles: "fresh" | "steady" | "none";
}

/** The home that all tests of a file share; each test has a job of its own in it. */
export interface ClipHome {
  store: Store;
  folder: string;
  told: VendorUsage[];
  errors: unknown[];
  sceneCount: number;
}

export function clipHome(): () => ClipHome {
  let home: ClipHome | undefined;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "viral-clips-"));
    const store = await openStore({ homeFolder: folder });
    home = { store, folder, told: [], errors: [], sceneCount: 0 };
  });
  afterAll(async () => {
    await home?.store.close();
    if (home) rmSync(home.folder, { recursive: true, force: true });
  });
  return () => {
    if (!home) throw new Error("there is no home before the tests begin");
    return home;
  };
}

export interface ClipScene {
  server: ClipVendorServer;
  vendor: Vendor;
  maker: ClipMaker;
  order: ClipOrder;
  clock: { now: number; nowMs(): number };
  perform(life?: Life): Promise<EffectResult>;
  /** Performs until the process stands still for ever at a moment; `done`: it never came there. */
  dieAt(point: FaultPoint | "keep"): Promise<"dead" | "done">;
  row(): Promise<EffectRow | undefined>;
  /** Spent and reserved. */
  spent(): Promise<number>;
  /** What is left in the folder for downloads. */
  leftovers(): string[];
}

interface Life {
  timeoutMs?: number;
  signal?: AbortSignal;
  hit?: (point: FaultPoint) => void | Promise<void>;
}

/** A job that buys one clip of a vendor. `change` may spoil the key, or where the vendor is. */
export async function clipScene(
  home: ClipHome,
  vendorCase: ClipVendorCase,
  file: Buffer,
  change: { key?: string | Error; baseUrl?: string } = {},
): Promise<ClipScene> {
  home.sceneCount += 1;
  const name = String(home.sceneCount);
  const server = await vendorCase.serve(file);
  const clock = { now: 1_000_000, nowMs: () => clock.now };
  const { definition, basePath = "" } = vendorCase;
  const baseUrl = change.baseUrl ?? `${server.origin}${basePath}`;
  const vendor = definition.open({
    baseUrl,
    settings: vendorCase.settings?.(server.origin) ?? {},
    clock,
    line: async () => {
      if (change.key instanceof Error) throw change.key;
      return createVendorLine({
        providerId: definition.id,
        key: change.key === undefined ? vendorCase.key : await readKey(definition, change.key),
        baseUrl,
        fetch,
        clock,
        secrets: [],
        tell: (usage) => void home.told.push(usage),
        maxBytes: ANSWER_BYTES_MAX,
        idleMs: IDLE_MS,
        ...(definition.operationOf ? { operationOf: definition.operationOf } : {}),
      });
    },
  });
  const { clipMaker: maker } = vendor;
  if (!maker) throw new Error(`${definition.id} makes no clips`);
  const workFolder = join(home.folder, "work", name);
  mkdirSync(workFolder, { recursive: true });
  const blobs = openBlobStore(home.folder, "test");
  let beforeKeep = async (): Promise<void> => undefined;
  const order: ClipOrder = {
    part: `b3.${definition.id}:${vendorCase.order.model.replaceAll("/", ":")}`,
    makes: "video",
    prompt: `A heron lifts off a still lake at dawn, take ${name}. No text.`,
    ...vendorCase.order,
    estimateUsdMicros: ESTIMATE_USD_MICROS,
    keep: async (content) => {
      await beforeKeep();
      const file = "file" in content ? content.file : join(workFolder, "sent");
      if ("bytes" in content) writeFileSync(file, content.bytes);
      const { sha256 } = await blobs.put(file);
      if ("bytes" in content) rmSync(file, { force: true });
      return { sha256, file: blobs.pathOf(sha256) };
    },
    workFolder,
  };

  const key = `job_${name}/shots/${order.part}`;
  const perform = async (
    owner: string,
    { timeoutMs, hit, signal = new AbortController().signal }: Life,
  ): Promise<EffectResult> => {
    const tools: EffectTools = {
      store: home.store,
      clock,
      newId: newRandomId,
      newToken: () => newRandomId("lease"),
      owner,
      isOwnerDead: (other) => other.startsWith("dead"),
      sealKey: async () => Buffer.alloc(32, 3),
      faults: hit ? { hit } : NO_FAULTS,
      wait: async (delayMs) => {
        clock.now += delayMs;
      },
    };
    const site: EffectSite = {
      jobId: `job_${name}`,
      runId: `run_${name}`,
      videoId: `vid_${name}`,
      stepId: "shots",
      where: "video/shots",
      limits: { perRunUsdMicros: 1_000_000 },
      signal,
    };
    const request = maker.request(order);
    try {
      return await performEffect(tools, site, { ...request, timeoutMs: timeoutMs ?? request.timeoutMs });
    } catch (error) {
      home.errors.push(error);
      throw error;
    }
  };
  return {
    server,
    vendor,
    maker,
    order,
    clock,
    perform: async (life = {}) => await perform("host|me", life),
    async dieAt(point) {
      let die = (): void => undefined;
      const death = new Promise<"dead">((resolve) => {
        die = () => resolve("dead");
      });
      const standStill = async (): Promise<void> => {
        die();
        await new Promise<never>(() => undefined);
      };
      if (point === "keep") beforeKeep = standStill;
      const life = perform(`dead|${name}`, {
        hit: (at) => (at === point ? standStill() : undefined),
      });
      const end = await Promise.race([death, life.then(() => "done" as const)]);
      beforeKeep = async () => undefined;
      return end;
    },
    row: async () => await getEffect(home.store, key),
    spent: async () => await committedSpend(home.store, "runId", `run_${name}`),
    leftovers: () => readdirSync(workFolder),
  };
}

async function readKey({ keys: [first = "", ...others] }: VendorDefinition, key: string): Promise<string> {
  return (await readVendorKey({ get: async () => key }, [first, ...others])).value;
}

const WHOLE = { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null } as const;

/** The line of a maker of clips or pictures, for `lineFaultSuite`. */
export function lineOf(
  { definition, key }: Pick<ClipVendorCase, "definition" | "key">,
  scene: (change: { key?: string; baseUrl?: string }) => Promise<ClipScene>,
): LineCase {
  return {
    definition,
    key,
    async open(change) {
      const at = await scene(change);
      let metCount = 0;
      return {
        ask: async () => await at.perform({ timeoutMs: 400 }),
        meet: (fault) => {
          const behave: Fault["behave"] = (exchange) => {
            metCount += 1;
            fault.behave(exchange);
          };
          at.server.faultAt("submit", { ...fault, behave }, Number.POSITIVE_INFINITY);
        },
        sentCount: () => metCount + (metCount === 0 ? at.server.jobs.length : 0),
        spent: async () => await at.spent(),
      };
    },
  };
}

/** Everything that runs have left behind, as one text. */
export function everythingLeft({ folder, told, errors }: ClipHome): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path))
    .map((path) => `${path}\n${readFileSync(path, "latin1")}`);
  return [...files, JSON.stringify(told), ...errors.map((error) => inspect(error, WHOLE))].join("\n");
}
