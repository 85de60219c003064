import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EffectRequest } from "../../../src/providers/contracts/effect.ts";

/** A vendor whose books outlive every process: each request it accepts is one line in a file. It never merges two. */
export interface ToyVendor {
  /** Every key that was ever bought or posted, with repetitions. */
  acceptedKeys(): string[];
  request(part: string): EffectRequest;
}

export function toyVendor(folder: string, kind: "spends" | "publishes"): ToyVendor {
  mkdirSync(folder, { recursive: true });
  const book = join(folder, `${kind}.log`);
  const acceptedKeys = (): string[] =>
    existsSync(book) ? readFileSync(book, "utf8").split("\n").filter(Boolean) : [];
  return {
    acceptedKeys,
    request: (part) => ({
      part,
      providerId: `toy-${kind}`,
      kind,
      estimateUsdMicros: kind === "spends" ? 10_000 : 0,
      timeoutMs: 5_000,
      isHandleSecret: kind === "publishes",
      whenNotFound: "resend",
      graceMs: 0,
      async submit(key) {
        appendFileSync(book, `${key}\n`);
        return { kind: "accepted", handle: `handle of ${key}` };
      },
      find: async (key) => (acceptedKeys().includes(key) ? { handle: `handle of ${key}` } : undefined),
      status: async (handle) => ({ state: "done", result: { url: `toy://${handle}` }, costUsdMicros: 9_000 }),
      pollEveryMs: 1,
      pollForMs: 1_000,
    }),
  };
}
