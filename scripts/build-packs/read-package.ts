import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Data of an installed package; each builder knows the shape of what it asks for. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the shape of a file it pinned
export function readPackageJson<T>(path: string): T {
  return JSON.parse(readFileSync(require.resolve(path), "utf8"));
}

export function packageFile(path: string): string {
  return require.resolve(path);
}
