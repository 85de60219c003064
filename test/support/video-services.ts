import { join } from "node:path";
import { systemClock } from "../../src/core/clock.ts";
import { newRandomId } from "../../src/core/ids.ts";
import { findMediaTools } from "../../src/media/find-media-tools.ts";
import type { EmitEvent } from "../../src/pipeline/events.ts";
import type { VideoServices } from "../../src/pipeline/video-services.ts";
import { createC2paSigner, createDiskStore, createProviders } from "../../src/providers/registry.ts";
import { openBlobStore } from "../../src/store/blob-store.ts";
import { openTemplates } from "../../src/templates/open-templates.ts";
import { samplePostWishes } from "./post-order.ts";
import { temporaryFolder, temporaryStore } from "./store.ts";

/** Everything that the product's own steps need, in a home that is gone after the test. */
export async function temporaryServices(emit: EmitEvent = () => undefined): Promise<VideoServices> {
  const home = temporaryFolder();
  const library = openTemplates({ builtIn: "templates", user: join(home, "templates") });
  const tools = async () => await findMediaTools({}, process.env);
  const providers = createProviders({
    library,
    tools,
    clock: systemClock,
    sherpa: { models: {}, packageFolders: [] },
  });
  return {
    store: await temporaryStore(home),
    blobs: openBlobStore(home, "test"),
    clock: systemClock,
    newId: newRandomId,
    emit,
    library,
    workRoot: join(home, "work"),
    tools,
    writerFor: () => providers.offlineWriter,
    criticFor: () => undefined,
    posting: () => ({
      forbiddenWords: [],
      gapMs: 3_600_000,
      isReviewed: false,
      wishes: () => samplePostWishes(),
    }),
    accountPublisher: (accountId) =>
      Promise.reject(new Error(`no account ${accountId} is connected in this test`)),
    voices: providers.voices,
    whyNotReady: async () => undefined,
    vendorVoices: {
      ids: [],
      readiness: async () => "missing-key",
      open: () => {
        throw new Error("no vendor speaks here");
      },
    },
    clipVendors: async () => new Map(),
    stockLibraries: async () => [],
    shotSources: providers.shotSources,
    credentials: {
      sign: "never",
      signer: createC2paSigner([]),
      identity: () => Promise.reject(new Error("nobody signs in this test")),
      version: "0.0.0",
    },
    objectStore: () => createDiskStore(join(home, "objects")),
    publisher: (platform, outFolder) => {
      const publisher = providers.publishers[platform]?.(outFolder);
      if (!publisher) throw new Error(`no publisher ${platform}`);
      return publisher;
    },
  };
}
