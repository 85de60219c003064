import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { AppError, isAppError, systemErrorCode } from "../core/app-error.ts";
import type { Clock } from "../core/clock.ts";
import { nearestName } from "../core/nearest.ts";
import type { SecretStore } from "./contracts/secret-store.ts";
import type { Vendor, VendorContract, VendorDefinition } from "./contracts/vendor.ts";
import type { Recorder } from "./http/exchange.ts";
import type { Tell } from "./http/tell.ts";
import { readVendorKey } from "./http/vendor-key.ts";
import { createVendorLine } from "./http/vendor-line.ts";

/** `providers.<id>` of the settings. */
export type VendorSettings = Readonly<Record<string, string | number | undefined>>;

export interface HouseParts {
  definitions: readonly VendorDefinition[];
  settings: Readonly<Record<string, VendorSettings>>;
  secrets: () => Promise<SecretStore>;
  clock: Clock;
  fetch: typeof globalThis.fetch;
  tell: Tell;
  /** Counts what was told of; absent: nobody does. */
  usesSince?: ((providerId: string, operation: string, sinceMs: number) => Promise<number>) | undefined;
  recorder?: Recorder | undefined;
}

export type Readiness = "ready" | "missing-key" | "bad-key" | "missing-setting";

/** Every vendor: opened when it is first used, its key looked up when it is first asked. */
export interface VendorHouse {
  definitions: readonly VendorDefinition[];
  /** Usage error `vendor-unknown` with the nearest; `vendor-cannot` when it does not do what is wanted. */
  open(id: string, contract?: VendorContract): Vendor;
  baseUrlOf(id: string): string;
  /** Whether a vendor could be asked now: what it needs is set, its key is here and can be sent. */
  readiness(id: string): Promise<Readiness>;
  /** Whether a key of it is here at all: some servers want none. */
  hasKey(id: string): Promise<boolean>;
  /** Why a vendor could not be asked now: a config error that says what to set. Undefined: it could. */
  whyNotReady(id: string): Promise<AppError | undefined>;
}

export function createVendorHouse(parts: HouseParts): VendorHouse {
  const opened = new Map<string, Vendor>();
  const definitionOf = (id: string): VendorDefinition => {
    const found = parts.definitions.find((definition) => definition.id === id);
    if (found) return found;
    throw unknownVendor(
      id,
      parts.definitions.map((definition) => definition.id),
    );
  };
  const baseUrlOf = (id: string): string => {
    const { baseUrl, addressOf } = definitionOf(id);
    const settings = given(parts.settings[id] ?? {});
    return (settings["baseUrl"] ?? addressOf?.(settings) ?? baseUrl).replace(/\/+$/u, "");
  };
  const keyOf = async (definition: VendorDefinition): Promise<string> => {
    const [first, ...others] = definition.keys;
    if (first === undefined) return "";
    const secrets = await parts.secrets();
    if (definition.isKeyOptional === true && parts.settings[definition.id]?.["baseUrl"] !== undefined) {
      const found = await Promise.all([first, ...others].map(async (name) => await secrets.get(name)));
      if (found.every((value) => value === undefined || value === "")) return "";
    }
    if (definition.isKeyFile === true) {
      const path = await secrets.get(first);
      if (path) return path;
    }
    return (await readVendorKey(secrets, [first, ...others])).value;
  };
  const openNew = (definition: VendorDefinition): Vendor => {
    const settings = given(parts.settings[definition.id] ?? {});
    const baseUrl = baseUrlOf(definition.id);
    const extraOrigins = Object.entries(definition.extraBaseUrls ?? {}).map(
      ([name, address]) => settings[name] ?? address,
    );
    return definition.open({
      baseUrl,
      settings,
      clock: parts.clock,
      usesSince:
        parts.usesSince &&
        (async (operation, sinceMs) => (await parts.usesSince?.(definition.id, operation, sinceMs)) ?? 0),
      line: async (origins = []) =>
        createVendorLine({
          providerId: definition.id,
          key: await keyOf(definition),
          baseUrl,
          extraOrigins: [...extraOrigins, ...origins],
          fetch: parts.fetch,
          clock: parts.clock,
          secrets: [],
          tell: parts.tell,
          ...(definition.operationOf ? { operationOf: definition.operationOf } : {}),
          ...(definition.answerBytesMax === undefined ? {} : { maxBytes: definition.answerBytesMax }),
          ...(parts.recorder ? { recorder: parts.recorder } : {}),
        }),
    });
  };
  const whyNotReady = async (id: string): Promise<AppError | undefined> => {
    try {
      const definition = definitionOf(id);
      const key = await keyOf(definition);
      const isThere = definition.isKeyFile !== true || (await isReadableFile(key));
      return isThere ? undefined : noKeyFile(definition);
    } catch (error) {
      if (!isAppError(error) || error.kind !== "config") throw error;
      return error;
    }
  };
  return {
    definitions: parts.definitions,
    baseUrlOf,
    open(id, contract) {
      const definition = definitionOf(id);
      if (contract && !definition.contracts.includes(contract)) {
        const able = parts.definitions.filter(({ contracts }) => contracts.includes(contract));
        throw cannot(definition, contract, able);
      }
      const vendor = opened.get(id) ?? openNew(definition);
      opened.set(id, vendor);
      return vendor;
    },
    whyNotReady,
    hasKey: async (id) => (await keyOf(definitionOf(id))) !== "",
    async readiness(id) {
      const { neededSettings = [] } = definitionOf(id);
      if (neededSettings.some((name) => parts.settings[id]?.[name] === undefined)) return "missing-setting";
      const why = await whyNotReady(id);
      if (why === undefined) return "ready";
      return why.code === "vendor-key-missing" ? "missing-key" : "bad-key";
    },
  };
}

const noKeyFile = ({ title, keys }: VendorDefinition): AppError =>
  new AppError({
    kind: "config",
    code: "vendor-key-unusable",
    message: `${keys[0]} names no file that can be read.`,
    hint: `Give it the path of ${title}'s key file.`,
  });

async function isReadableFile(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return (await stat(path)).isFile();
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}

/** What is for the vendor itself, as text; how many requests it has at once is for the runner. */
const given = (settings: VendorSettings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      value === undefined || name === "jobsAtOnce" ? [] : [[name, String(value)]],
    ),
  );

function unknownVendor(id: string, known: readonly string[]): AppError {
  const nearest = nearestName(id, known);
  return new AppError({
    kind: "usage",
    code: "vendor-unknown",
    message: `There is no vendor "${id}".`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}There are ${known.join(", ")}.`,
  });
}

function cannot(
  { id, title }: VendorDefinition,
  contract: VendorContract,
  able: readonly VendorDefinition[],
): AppError {
  return new AppError({
    kind: "usage",
    code: "vendor-cannot",
    message: `${title} (${id}) is no ${contract}.`,
    hint: `These are: ${able.map((one) => one.id).join(", ") || "none yet"}.`,
  });
}
