import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { machineFindings } from "../../../src/commands/doctor/machine-findings.ts";
import { appPaths } from "../../../src/config/paths.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("looks at Node, the home and its disk, and makes no folder to do so", () => {
  const folder = temporaryFolder();
  const home = join(folder, "not", "yet");
  const [node, ownHome, disk] = machineFindings(appPaths({ VIRAL_HOME: home }, folder));
  expect(node).toEqual({ id: "node", status: "ok", found: `Node ${process.versions.node}`, remedy: null });
  expect(ownHome).toEqual({ id: "home", status: "ok", found: `${home} can be written`, remedy: null });
  expect(disk).toMatchObject({ id: "disk", found: expect.stringMatching(/^\d+\.\d GB free at /) });
  expect(disk?.found).toContain(folder);
  expect(existsSync(join(folder, "not"))).toBe(false);
});

// Root may write anywhere, and Windows keeps no such bits.
it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
  "names a home that cannot be written, why, and what to do",
  () => {
    const locked = join(temporaryFolder(), "locked");
    mkdirSync(locked, { mode: 0o500 });
    const [, home] = machineFindings(appPaths({ VIRAL_HOME: join(locked, "home") }, "/"));
    chmodSync(locked, 0o700);
    expect(home).toMatchObject({
      status: "missing",
      found: `${locked} cannot be written (EACCES)`,
      remedy: expect.stringContaining("VIRAL_HOME"),
    });
  },
);
