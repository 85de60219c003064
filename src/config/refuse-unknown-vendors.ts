import { nearestName } from "../core/nearest.ts";
import type { LoadedConfig } from "./config-types.ts";
import { invalidConfig } from "./load-config.ts";

const VENDOR_PATH = /^providers\.([^.]+)\./;

/**
 * Throws `config-invalid` where a setting is of a vendor that there is not: it would do nothing, and the real vendor would
 * be asked at its own address with the key.
 */
export function refuseUnknownVendors(
  { origins }: Pick<LoadedConfig, "origins">,
  known: readonly string[],
): void {
  const problems = [...origins].flatMap(([path, where]) => {
    const id = VENDOR_PATH.exec(path)?.[1];
    return id === undefined || known.includes(id)
      ? []
      : [{ where, message: `${path}: ${noVendor(id, known)}` }];
  });
  if (problems.length > 0) throw invalidConfig(problems);
}

function noVendor(id: string, known: readonly string[]): string {
  const nearest = nearestName(id, known);
  return `there is no vendor "${id}"${nearest ? `, did you mean ${nearest}?` : `; there are ${known.join(", ")}`}`;
}
