import type { VendorDefinition, VendorParts } from "../../src/providers/contracts/vendor.ts";
import type { VendorUsage } from "../../src/providers/http/tell.ts";
import { readVendorKey } from "../../src/providers/http/vendor-key.ts";
import { createVendorLine } from "../../src/providers/http/vendor-line.ts";

export interface BenchVendor {
  parts: VendorParts;
  /** What was told of every request. */
  usages: readonly VendorUsage[];
  /** How often the network was asked for anything. */
  fetchCount(): number;
}

export interface BenchVendorOptions {
  baseUrl: string;
  /** What the key's variable holds. */
  key: string | undefined;
  settings?: Readonly<Record<string, string>>;
  maxBytes?: number;
  /** Silence that ends an answer or a download. */
  idleMs?: number;
}

/** A vendor's parts, as the composition root gives them: over the real http room, with the real `fetch`. */
export function benchVendor(definition: VendorDefinition, options: BenchVendorOptions): BenchVendor {
  const usages: VendorUsage[] = [];
  let fetchCount = 0;
  const clock = { nowMs: () => Date.now() };
  const line: VendorParts["line"] = async (origins = []) => {
    const value = await keyOf(definition, options.key);
    return createVendorLine({
      key: value,
      providerId: definition.id,
      baseUrl: options.baseUrl,
      extraOrigins: origins,
      fetch: async (...asked) => {
        fetchCount += 1;
        return await globalThis.fetch(...asked);
      },
      clock,
      secrets: [],
      tell: (usage) => usages.push(usage),
      ...(definition.operationOf ? { operationOf: definition.operationOf } : {}),
      ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
      ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
    });
  };
  const { baseUrl, settings = {} } = options;
  return { parts: { baseUrl, settings, line, clock }, usages, fetchCount: () => fetchCount };
}

async function keyOf({ keys, isKeyOptional }: VendorDefinition, key: string | undefined): Promise<string> {
  const [first, ...others] = keys;
  if (first === undefined || (isKeyOptional === true && (key ?? "") === "")) return "";
  return (await readVendorKey({ get: async () => key }, [first, ...others])).value;
}
