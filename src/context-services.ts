import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LoadedConfig } from "./config/config-types.ts";
import { accountPublisher } from "./context-accounts.ts";
import { openCredentials } from "./context-credentials.ts";
import { criticFor, isOnThisMachine, writerFor } from "./context-models.ts";
import { postingRules } from "./context-posting.ts";
import { openStock } from "./context-stock.ts";
import { AppError } from "./core/app-error.ts";
import { systemClock } from "./core/clock.ts";
import { newRandomId } from "./core/ids.ts";
import type { MediaTools } from "./media/find-media-tools.ts";
import type { EmitEvent } from "./pipeline/events.ts";
import { chooseSpeechModel } from "./pipeline/models/choose-speech-model.ts";
import { createUsageLog, type UsageLog } from "./pipeline/usage-log.ts";
import { VendorLanes } from "./pipeline/vendor-lanes.ts";
import type { VideoServices } from "./pipeline/video-services.ts";
import type { VendorVoices } from "./pipeline/voice/choose-voice.ts";
import type { ClipMaker } from "./providers/contracts/clip-maker.ts";
import type { ObjectStore } from "./providers/contracts/object-store.ts";
import type { SecretStore } from "./providers/contracts/secret-store.ts";
import {
  createDiskStore,
  createProviders,
  createRecorder,
  createVendorHouse,
  type SherpaParts,
  VENDORS,
  type VendorHouse,
} from "./providers/registry.ts";
import type { BlobStore } from "./store/blob-store.ts";
import type { Store } from "./store/scope.ts";
import type { TemplateLibrary } from "./templates/open-templates.ts";

export interface ServiceParts {
  settings: LoadedConfig["settings"];
  env: NodeJS.ProcessEnv;
  store: Store;
  blobs: BlobStore;
  library: TemplateLibrary;
  workRoot: string;
  /** Where packages that a person adds lie, and the objects of this disk. */
  home: string;
  tools: () => Promise<MediaTools>;
  secrets: () => Promise<SecretStore>;
  signal: AbortSignal;
}

export interface OpenedServices {
  services: VideoServices;
  /** Rows of what was asked of vendors; wait for them before the store is closed. */
  usage: UsageLog;
}

/** Providers, embedded and of vendors, as the steps of a video reach for them. */
export function openServices(parts: ServiceParts, emit: EmitEvent): OpenedServices {
  const { store, blobs, library, workRoot, tools } = parts;
  const usage = createUsageLog({ store, newId: newRandomId, clock: systemClock });
  const house = openHouse(parts, usage);
  const providers = createProviders({ library, tools, clock: systemClock, sherpa: sherpaParts(parts) });
  const models = { ...parts, house, providers };
  const services: VideoServices = {
    store,
    blobs,
    clock: systemClock,
    newId: newRandomId,
    emit,
    library,
    workRoot,
    tools,
    writerFor: (brief) => writerFor(brief, models),
    criticFor: (brief) => criticFor(brief, models),
    voices: providers.voices,
    whyNotReady: async (vendor) =>
      house.definitions.some(({ id }) => id === vendor) ? await house.whyNotReady(vendor) : undefined,
    vendorVoices: vendorVoices(parts, house),
    clipVendors: async () => await clipVendors(house),
    stockLibraries: openStock(house, new VendorLanes((vendor) => jobsAtOnceOf(vendor, parts) ?? 1)),
    shotSources: providers.shotSources,
    objectStore: () => objectStore(parts, house),
    credentials: openCredentials(parts),
    posting: () => postingRules(parts.settings),
    accountPublisher: async (accountId) =>
      await accountPublisher(accountId, {
        house,
        store,
        secrets: parts.secrets,
        clock: systemClock,
        home: parts.home,
        signal: parts.signal,
      }),
    publisher: (platform, outFolder) => {
      const publisher = providers.publishers[platform]?.(outFolder);
      if (publisher) return publisher;
      throw new AppError({ kind: "bug", code: "platform-unknown", message: `no publisher for ${platform}` });
    },
  };
  return { services, usage };
}

/** Our own folder first, then the home, where a person may install without touching the tool. */
export function sherpaParts({ settings, home }: Pick<ServiceParts, "settings" | "home">): SherpaParts {
  return {
    models: settings.localVoices,
    packageFolders: [fileURLToPath(new URL(".", import.meta.url)), home],
  };
}

export function openHouse(
  { settings, env, secrets }: Pick<ServiceParts, "settings" | "env" | "secrets">,
  usage: Pick<UsageLog, "tell"> & Partial<Pick<UsageLog, "countSince">>,
): VendorHouse {
  const folder = env["VIRAL_RECORD"];
  return createVendorHouse({
    definitions: VENDORS,
    settings: settings.providers,
    secrets,
    clock: systemClock,
    fetch: globalThis.fetch,
    tell: usage.tell,
    usesSince:
      usage.countSince &&
      (async (providerId, operation, sinceMs) =>
        (await usage.countSince?.({ providerId, operation }, sinceMs)) ?? 0),
    ...(folder ? { recorder: createRecorder(folder) } : {}),
  });
}

/** How many requests a vendor has at once: as set, else as its data says; undefined: nobody said. */
export function jobsAtOnceOf(
  vendor: string,
  { settings, library }: Pick<ServiceParts, "settings" | "library">,
): number | undefined {
  return (
    settings.providers[vendor]?.jobsAtOnce ??
    library.vendorLimits().vendors.find((one) => one.vendor === vendor)?.jobsAtOnce
  );
}

export function vendorVoices(
  { settings, library }: Pick<ServiceParts, "settings" | "library">,
  house: VendorHouse,
): VendorVoices {
  const speaking = house.definitions.filter(({ contracts }) => contracts.includes("voice"));
  return {
    ids: speaking.map(({ id }) => id),
    readiness: async (id) => await house.readiness(id),
    open(id, tier) {
      const { speaker } = house.open(id, "voice");
      if (!speaker) throw new Error(`${id} says that it speaks, and has no speaker`);
      const definition = speaking.find((one) => one.id === id);
      const baseUrl = house.baseUrlOf(id);
      const { voices, ...model } = chooseSpeechModel(library.models(), {
        vendor: id,
        wanted: settings.providers[id]?.speechModel,
        tier,
        isLocal: definition?.isKeyOptional === true && isOnThisMachine(baseUrl),
        nowMs: systemClock.nowMs(),
      });
      // Another server that speaks the same API has voices of its own.
      const isTheirs = definition?.baseUrl === baseUrl;
      return { speaker, model: isTheirs && voices ? { ...model, voices } : model };
    },
  };
}

function objectStore({ settings, home }: ServiceParts, house: VendorHouse): ObjectStore {
  const s3 = settings.providers["s3"]?.bucket === undefined ? undefined : house.open("s3").objectStore;
  return s3 ?? createDiskStore(join(home, "objects"));
}

const MAKES_SHOTS = ["video", "image"] as const;

export async function clipVendors(house: VendorHouse): Promise<Map<string, ClipMaker>> {
  const makers = new Map<string, ClipMaker>();
  for (const { id, contracts } of house.definitions) {
    if (!MAKES_SHOTS.some((contract) => contracts.includes(contract))) continue;
    // Whoever wants no key is somebody's own server: which of the catalogue's models it has, nobody knows.
    if ((await house.readiness(id)) !== "ready" || !(await house.hasKey(id))) continue;
    const { clipMaker } = house.open(id);
    if (clipMaker) makers.set(id, clipMaker);
  }
  return makers;
}
