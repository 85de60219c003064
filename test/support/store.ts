import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { IdKind, NewId } from "../../src/core/ids.ts";
import { ID_PREFIXES } from "../../src/core/ids.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/scope.ts";

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "viral-test-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function temporaryStore(homeFolder = temporaryFolder()): Promise<Store> {
  const store = await openStore({ homeFolder });
  cleanups.push(() => store.close());
  return store;
}

/** Ids that count: `vid_000001`. */
export function countingIds(): NewId {
  let count = 0;
  return (kind: IdKind) => {
    count += 1;
    return `${ID_PREFIXES[kind]}_${String(count).padStart(6, "0")}`;
  };
}
