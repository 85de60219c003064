import type { IdKind, NewId } from "../../src/core/ids.ts";
import { ID_PREFIXES } from "../../src/core/ids.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/scope.ts";
import { afterThisTest, temporaryFolder } from "./temporary-folder.ts";

export { temporaryFolder } from "./temporary-folder.ts";

/** A store that is closed after the test. */
export async function temporaryStore(homeFolder = temporaryFolder()): Promise<Store> {
  const store = await openStore({ homeFolder });
  afterThisTest(() => store.close());
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
