import type { Clock } from "../../core/clock.ts";
import type { UsdMicros } from "../../core/money.ts";
import type { AccountAccess } from "./account-access.ts";
import type { ClipMaker } from "./clip-maker.ts";
import type { LanguageModel, ModelPrices } from "./language-model.ts";
import type { ObjectStore } from "./object-store.ts";
import type { PlatformLogin } from "./platform-login.ts";
import type { Publisher } from "./publisher.ts";
import type { Speaker } from "./speaker.ts";
import type { StockLibrary } from "./stock-library.ts";

/** A way to one vendor: its key, and the only `fetch` that may carry it. `createVendorLine` makes one. */
export interface VendorLine {
  /** Empty where a local server wants none. */
  key: string;
  /** Tells of every request, records when asked to, follows nobody to another host. Give it to SDKs too. */
  fetch: typeof globalThis.fetch;
  /** Brings a file that the vendor made, from wherever it lies, whole or not at all; throws as `http/download.ts` says. */
  download(file: VendorFile): Promise<{ sha256: string; byteCount: number; mediaType: string }>;
  /** Sends a part of a file in one request, read as it goes, and answers whatever came; throws as `http/upload.ts` says. */
  upload(part: VendorUpload): Promise<UploadAnswer>;
}

export interface VendorUpload {
  /** What a vendor's answer named: a secret. */
  url: string;
  /** Names of hosts that may get it, besides the vendor's own. */
  hosts: RegExp;
  method: "PUT" | "POST";
  /** Without a length, which is `byteCount`. */
  headers: Readonly<Record<string, string>>;
  /** A steady name for the request. */
  operation: string;
  file: string;
  startByte: number;
  /** May be 0: a question how far it came. */
  byteCount: number;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  progress?: ((sentBytes: number) => void) | undefined;
  /** Status 308 says how much is there. What is sent is then kept in memory meanwhile. */
  answers308?: boolean | undefined;
}

export interface UploadAnswer {
  status: number;
  headers: Headers;
  /** Undefined: the body is not JSON. */
  json: unknown;
  /** Its start, for messages. */
  text: string;
}

export interface VendorFile {
  /** Https; a vendor on this machine may name this machine. */
  url: string;
  /** For the vendor's own address; no other host sees them. */
  headers?: Readonly<Record<string, string>>;
  /** Where it is to be. */
  file: string;
  expect: "video" | "image" | "audio";
  maxBytes: number;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** What the composition root gives every vendor. */
export interface VendorParts {
  /** Without a slash at its end. */
  baseUrl: string;
  /** Other settings of this vendor, by name: `api`, `project`. */
  settings: Readonly<Record<string, string>>;
  /**
   * Looks the key up when it is first needed. Throws config `vendor-key-missing` with the variable to set. `origins`: where
   * else the vendor is, when only its SDK knows.
   */
  line(origins?: readonly string[]): Promise<VendorLine>;
  clock: Clock;
  /** How many requests of a kind this installation has sent since a moment; absent: nobody counts. */
  usesSince?: ((operation: string, sinceMs: number) => Promise<number>) | undefined;
}

/** What a vendor can do; absent: it does not. */
export interface Vendor {
  languageModel?: LanguageModel;
  clipMaker?: ClipMaker;
  speaker?: Speaker;
  objectStore?: ObjectStore;
  stock?: StockLibrary;
  /** A platform: how accounts let us in, and how one of them is posted to. */
  login?: PlatformLogin;
  publisherOf?: (account: AccountAccess) => Publisher;
  /**
   * How many posts all accounts of the user's app may still send today, by what this installation has sent; undefined:
   * nobody counts. Absent: the platform has no such limit.
   */
  appPostsLeft?: () => Promise<number | undefined>;
  /**
   * The cheapest real call that proves key and address; what is paid for is reserved at the till first. Throws `AppError`s:
   * `details.costUsdMicros` where it is known what the failed call cost.
   */
  probe: (signal: AbortSignal, till?: ProbeTill) => Promise<ProbeResult>;
}

export interface ProbeResult {
  message: string;
  /** Undefined: its price is not known here. */
  costUsdMicros: UsdMicros | undefined;
}

/** Where a probe that costs money pays. */
export interface ProbeTill {
  /** Of a language model of this vendor, by its own name. */
  pricesOf(model: string): ModelPrices | undefined;
  reserve(estimateUsdMicros: UsdMicros): Promise<void>;
}

export type VendorContract =
  | "writer"
  | "critic"
  | "voice"
  | "video"
  | "image"
  | "stock"
  | "object-store"
  | "publisher";

/** One row of `providers/registry.ts`: everything that can be said of a vendor before it is opened. */
export interface VendorDefinition {
  readonly id: string;
  readonly title: string;
  readonly contracts: readonly VendorContract[];
  readonly baseUrl: string;
  /** Environment names of its key, the first one first. Empty: it needs none. */
  readonly keys: readonly string[];
  /** Only for the address that is not ours to bill: a server on this machine. */
  readonly isKeyOptional?: boolean;
  /** The variable names a file that holds it: a path may have spaces, and is no secret. */
  readonly isKeyFile?: boolean;
  /** What `providers.<id>.<name>` may set beside `baseUrl`, with what each means. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Of those settings, the ones without which it can do nothing. */
  readonly neededSettings?: readonly string[];
  /** Where it is, when another setting than `baseUrl` says it. */
  readonly addressOf?: (settings: Readonly<Record<string, string | undefined>>) => string;
  /** Settings that are addresses of the same vendor, each with its default: they may be asked too. */
  readonly extraBaseUrls?: Readonly<Record<string, string>>;
  /** A steady name for a request: without the ids in its path. Absent: method and path. */
  readonly operationOf?: (method: string, url: URL) => string;
  /** Of one answer, where results come within it. */
  readonly answerBytesMax?: number;
  /** Cheap: an SDK is loaded with the first request. */
  open(parts: VendorParts): Vendor;
}
