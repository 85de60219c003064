import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterThisTest } from "./cleanups.ts";

export { afterThisTest } from "./cleanups.ts";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "viral-test-"));
  afterThisTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
