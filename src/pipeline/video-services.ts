import type { AppError } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import type { NewId } from "../core/ids.ts";
import type { MediaTools } from "../media/find-media-tools.ts";
import type { Brief } from "../model/brief.ts";
import type { PostWishes } from "../model/post-wishes.ts";
import type { ClipMaker } from "../providers/contracts/clip-maker.ts";
import type { Critic } from "../providers/contracts/critic.ts";
import type { ObjectStore } from "../providers/contracts/object-store.ts";
import type { Publisher } from "../providers/contracts/publisher.ts";
import type { ShotSource } from "../providers/contracts/shot-source.ts";
import type { StockLibrary } from "../providers/contracts/stock-library.ts";
import type { Voice } from "../providers/contracts/voice.ts";
import type { Writer } from "../providers/contracts/writer.ts";
import type { BlobStore } from "../store/blob-store.ts";
import type { Store } from "../store/scope.ts";
import type { TemplateLibrary } from "../templates/open-templates.ts";
import type { EmitEvent } from "./events.ts";
import type { CredentialServices } from "./post/credentials/sign-video.ts";
import type { VendorVoices } from "./voice/choose-voice.ts";

/** Everything the steps of a video reach for; `src/context.ts` puts it together. */
export interface PostingRules {
  forbiddenWords: readonly string[];
  /** At least so long between two posts of an account. */
  gapMs: number;
  /** Every post waits for a person's approval. */
  isReviewed: boolean;
  /** Config error `posting-unanswered` when a question of the platforms' has no answer. */
  wishes: () => PostWishes;
}

export interface VideoServices {
  store: Store;
  blobs: BlobStore;
  clock: Clock;
  newId: NewId;
  emit: EmitEvent;
  library: TemplateLibrary;
  /** Absolute folder under which each job has a work folder. */
  workRoot: string;
  tools: () => Promise<MediaTools>;
  /** Who thinks and writes for a brief; usage and config errors when nobody can. */
  writerFor: (brief: Brief) => Writer;
  /** Who looks at a finished video, if the brief wants it; usage and config errors when nobody can. */
  criticFor: (brief: Brief) => Critic | undefined;
  /** On this machine, for nothing. */
  voices: readonly Voice[];
  /** Why this vendor could not be asked now: a config error that says what to set. Undefined: it could, as what is embedded can. */
  whyNotReady: (vendor: string) => Promise<AppError | undefined>;
  /** Vendors that speak. */
  vendorVoices: VendorVoices;
  /** Vendors whose models film; those whose key is here. */
  clipVendors: () => Promise<ReadonlyMap<string, ClipMaker>>;
  /** Libraries of footage whose key is here, best first. Config error `stock-vendor-missing` when there is none. */
  stockLibraries: () => Promise<readonly StockLibrary[]>;
  /** In order of preference; the last one serves everything. */
  shotSources: (brief: Brief) => readonly ShotSource[];
  /** Where finished videos go besides the outbox: the bucket that is set, else this disk, where they are. */
  objectStore: () => ObjectStore;
  /** Who signs finished videos, if anybody. */
  credentials: CredentialServices;
  publisher: (platform: string, outFolder: string) => Publisher;
  /** How the user wants videos to be posted, as it is set now. */
  posting: () => PostingRules;
  /** Who publishes to a connected account, by its id. Refused `account-missing`. */
  accountPublisher: (accountId: string) => Promise<Publisher>;
}
