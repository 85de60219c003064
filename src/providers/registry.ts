import type { Clock } from "../core/clock.ts";
import { createPackIdeas } from "../ideas/packs/pack-writer.ts";
import type { MediaTools } from "../media/find-media-tools.ts";
import type { Brief } from "../model/brief.ts";
import type { TemplateLibrary } from "../templates/open-templates.ts";
import type { Critic } from "./contracts/critic.ts";
import type { LanguageModel } from "./contracts/language-model.ts";
import type { Publisher } from "./contracts/publisher.ts";
import type { ShotSource } from "./contracts/shot-source.ts";
import type { Voice } from "./contracts/voice.ts";
import type { Writer } from "./contracts/writer.ts";
import { createFliteVoice } from "./flite/flite-voice.ts";
import { createModelCritic } from "./model-critic/model-critic.ts";
import { createModelWriter, type WritingModel } from "./model-writer/model-writer.ts";
import { createMotion } from "./motion/motion.ts";
import { createOfflineWriter } from "./offline-writer/offline-writer.ts";
import { createOutbox } from "./outbox/outbox.ts";
import { createOwnFiles } from "./own-files/own-files.ts";
import { createSherpaVoice, type SherpaParts } from "./sherpa/sherpa-voice.ts";
import { createSilentVoice } from "./silent/silent-voice.ts";

export { createC2paSigner } from "./c2pa/c2pa-signer.ts";
export { createDiskStore } from "./disk/disk-store.ts";
export { createRecorder } from "./http/record.ts";
export { checkSherpaModel, type SherpaParts } from "./sherpa/sherpa-voice.ts";
export { createVendorHouse, type VendorHouse } from "./vendor-house.ts";
export { VENDORS } from "./vendors.ts";

export interface ProviderParts {
  library: TemplateLibrary;
  tools: () => Promise<MediaTools>;
  clock: Clock;
  /** Local voice models of the user, and where their package may lie. */
  sherpa: SherpaParts;
}

/** Every embedded implementation of every contract. */
export interface Providers {
  offlineWriter: Writer;
  /** A writer on a vendor's language model. */
  modelWriter: (model: LanguageModel, chosen: WritingModel) => Writer;
  /** A critic on a vendor's language model that sees. */
  modelCritic: (model: LanguageModel, chosen: WritingModel) => Critic;
  voices: readonly Voice[];
  /** In order of preference for a brief; the last one serves everything. */
  shotSources: (brief: Brief) => readonly ShotSource[];
  publishers: Readonly<Record<string, (outFolder: string) => Publisher>>;
}

export function createProviders(parts: ProviderParts): Providers {
  const { library, tools, clock } = parts;
  const motion = createMotion();
  return {
    offlineWriter: createOfflineWriter({
      templatesFolder: library.folder,
      packs: createPackIdeas(library),
      wordPictures: () => library.wordPictures(),
    }),
    modelWriter: (model, chosen) => createModelWriter(model, chosen, library),
    modelCritic: (model, chosen) => createModelCritic(model, chosen, library),
    voices: [createFliteVoice(), createSherpaVoice(parts.sherpa), createSilentVoice()],
    shotSources: (brief) =>
      brief.ownFolder === undefined ? [motion] : [createOwnFiles(brief.ownFolder, tools), motion],
    publishers: { outbox: (outFolder) => createOutbox({ outFolder, clock }) },
  };
}
