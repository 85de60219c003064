import type { CommandContext } from "./commands/command.ts";
import { clipVendors, openHouse, type ServiceParts } from "./context-services.ts";
import { systemClock } from "./core/clock.ts";
import { newRandomId } from "./core/ids.ts";
import { microsToUsd, usdToMicros } from "./core/money.ts";
import { describeProviders } from "./pipeline/answers/describe-providers.ts";
import { describeRoute } from "./pipeline/answers/describe-route.ts";
import { budgetLeft, limitsFrom, NOTHING_YET } from "./pipeline/budget.ts";
import { cancelJob } from "./pipeline/cancel-job.ts";
import { probeVendor } from "./pipeline/probe-vendor.ts";
import { sealKeyOf } from "./pipeline/seal-key.ts";
import { routeSituation } from "./pipeline/shots/router/route-situation.ts";
import { createUsageLog } from "./pipeline/usage-log.ts";
import { waitMs } from "./pipeline/wait.ts";
import type { ClipMaker } from "./providers/contracts/clip-maker.ts";
import type { VendorHouse } from "./providers/registry.ts";
import { takeRunLock } from "./store/run-lock.ts";
import type { Store } from "./store/scope.ts";

export interface DeskParts extends Pick<ServiceParts, "settings" | "env" | "library" | "secrets"> {
  /** Asked for only by what needs it. */
  store: () => Store;
  signal: AbortSignal;
  /** Folder of the lock. */
  home: string;
}

/** What a person asks of vendors by themselves, outside of any run. */
export type VendorDesk = Pick<CommandContext, "listProviders" | "testProvider" | "routeShot" | "cancelJob">;

export function openVendorDesk(parts: DeskParts): VendorDesk {
  return {
    listProviders: async () => await listProviders(parts),
    testProvider: async (id) => await testProvider(parts, id),
    routeShot: async (request) => await routeOneShot(parts, request),
    cancelJob: async (jobId) => await cancelAtVendors(parts, jobId),
  };
}

const TELLS_NOBODY = { tell: () => undefined };

async function listProviders(parts: DeskParts): ReturnType<CommandContext["listProviders"]> {
  const house = openHouse(parts, TELLS_NOBODY);
  const vendors = [];
  for (const definition of house.definitions) {
    const { id } = definition;
    vendors.push({ definition, status: await house.readiness(id), baseUrl: house.baseUrlOf(id) });
  }
  return describeProviders(vendors, parts.library.models(), systemClock.nowMs());
}

async function testProvider(parts: DeskParts, id: string): ReturnType<CommandContext["testProvider"]> {
  return await withHouse(parts, async (house) => {
    const startedAtMs = systemClock.nowMs();
    const { perDayUsd } = parts.settings.budget;
    const { message, costUsdMicros } = await probeVendor(id, house.open(id), {
      store: parts.store(),
      clock: systemClock,
      newId: newRandomId,
      catalogue: parts.library.models(),
      perDayUsdMicros: perDayUsd === undefined ? undefined : usdToMicros(perDayUsd),
      signal: parts.signal,
    });
    return {
      schema: "viral.provider-test/1",
      id,
      baseUrl: house.baseUrlOf(id),
      message,
      costUsd: costUsdMicros === undefined ? null : microsToUsd(costUsdMicros),
      elapsedMs: systemClock.nowMs() - startedAtMs,
    };
  });
}

async function routeOneShot(
  { settings, env, secrets, library, store }: DeskParts,
  { durationMs, maxSpendUsdMicros }: Parameters<CommandContext["routeShot"]>[0],
): ReturnType<CommandContext["routeShot"]> {
  const nowMs = systemClock.nowMs();
  const vendors = await clipVendors(openHouse({ settings, env, secrets }, TELLS_NOBODY));
  const limits = limitsFrom(settings.budget, maxSpendUsdMicros);
  const situation = await routeSituation(settings, {
    store: store(),
    catalogue: library.models(),
    vendors: vendors.keys(),
    nowMs,
    budgetUsdMicros: await budgetLeft(store(), NOTHING_YET, limits, nowMs),
  });
  return describeRoute({ durationMs, needsReference: false, isDraft: false }, situation);
}

async function cancelAtVendors(parts: DeskParts, jobId: string): ReturnType<CommandContext["cancelJob"]> {
  const lock = takeRunLock(parts.home, {
    pid: process.pid,
    startedAtMs: systemClock.nowMs(),
    command: "viral cancel",
  });
  try {
    return await withHouse(
      parts,
      async (house) =>
        await cancelJob(jobId, {
          store: parts.store(),
          clock: systemClock,
          makerOf: (id) => makerOf(house, id),
          sealKey: async () => await sealKeyOf(await parts.secrets()),
          wait: waitMs,
          signal: parts.signal,
        }),
    );
  } finally {
    lock.release();
  }
}

function makerOf(house: VendorHouse, id: string): ClipMaker | undefined {
  const isVendor = house.definitions.some((definition) => definition.id === id);
  return isVendor ? house.open(id).clipMaker : undefined;
}

/** Every request leaves its row, also of what fails. */
async function withHouse<T>(parts: DeskParts, work: (house: VendorHouse) => Promise<T>): Promise<T> {
  const usage = createUsageLog({ store: parts.store(), newId: newRandomId, clock: systemClock });
  try {
    return await work(openHouse(parts, usage));
  } finally {
    await usage.settled();
  }
}
