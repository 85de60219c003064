import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/load-config.ts";
import { appPaths } from "../../src/config/paths.ts";
import { formatUsd, usdToMicros } from "../../src/core/money.ts";
import { waitMs } from "../../src/pipeline/wait.ts";
import { createRecorder } from "../../src/providers/http/record.ts";
import { replayFetch } from "../../src/providers/http/replay.ts";
import { VENDORS } from "../../src/providers/vendors.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { proofOrders } from "../contracts/proof-orders.ts";
import { proveVendor } from "../contracts/prove-vendor.ts";
import { canariesFound } from "../support/canaries.ts";

const { env } = process;
const SPEND_MAX_USD = 1;
const noWait = async (): Promise<void> => undefined;

it("a vendor does what its adapter expects, and its recording does it again", async () => {
  const vendorIds = VENDORS.map(({ id }) => id).join(", ");
  const definition = VENDORS.find(({ id }) => id === env["VIRAL_PROVE"]);
  if (!definition) throw new Error(`VIRAL_PROVE=<vendor> npm run prove; there are ${vendorIds}.`);
  const keyName = definition.keys.find((name) => env[name]) ?? definition.keys[0] ?? "";
  const key = env[keyName] ?? "";
  const replayed = env["VIRAL_REPLAY"];
  if (key === "" && (replayed === undefined || definition.isKeyFile))
    throw new Error(`${keyName} is not set: ${definition.title} is asked for real.`);

  const { settings } = loadConfig({
    cwd: process.cwd(),
    env,
    userFile: appPaths(env, process.cwd()).configFile,
    flagSettings: {},
  });
  const { jobsAtOnce: _, ...own } = settings.providers[definition.id] ?? {};
  const library = openTemplates({ builtIn: "templates", user: "none" });
  const orders = proofOrders(definition, {
    catalogue: library.models(),
    nowMs: Date.now(),
    voice: env["VIRAL_PROVE_VOICE"],
  });
  expect(
    orders,
    "Nothing of this vendor can be proven yet. A voice of an account: VIRAL_PROVE_VOICE.",
  ).not.toEqual({});

  const budgetUsdMicros = usdToMicros(Number(env["VIRAL_PROVE_MAX_SPEND"] ?? SPEND_MAX_USD));
  const estimate = Object.values(orders).reduce((sum, order) => sum + order.estimateUsdMicros, 0);
  const budget = `It may cost ${formatUsd(estimate)}; VIRAL_PROVE_MAX_SPEND allows ${formatUsd(budgetUsdMicros)}.`;
  expect(estimate, budget).toBeLessThanOrEqual(budgetUsdMicros);
  const way = { settings: own as Record<string, string>, budgetUsdMicros };
  const replay = async (folder: string) => {
    const fetch = replayFetch(folder, key === "" ? [] : [key]);
    const otherKey = definition.isKeyFile ? key : "a-key-that-no-vendor-knows";
    const proof = await proveVendor(definition, orders, { ...way, key: otherKey, fetch, wait: noWait });
    expect(fetch.unused(), "exchanges that nobody asked for again").toEqual([]);
    return proof;
  };
  if (replayed !== undefined) return void (await replay(resolve(replayed)));

  const folder = resolve(env["VIRAL_RECORD"] ?? join("recorded", definition.id));
  if (existsSync(folder)) throw new Error(`${folder} is there already: choose another with VIRAL_RECORD.`);
  const wait = async (delayMs: number) => await waitMs(delayMs, new AbortController().signal);
  const recorder = createRecorder(folder);
  const live = await proveVendor(definition, orders, { ...way, key, fetch, recorder, wait });
  expect(canariesFound({ [keyName]: key }, { folder, texts: {} })).toEqual([]);
  expect(await replay(folder)).toEqual(live);
  const proven = Object.keys(live.results).join(", ");
  console.log(
    `${definition.id}: ${proven} proven for ${formatUsd(live.spentUsdMicros)}; recorded in ${folder}`,
  );
});
