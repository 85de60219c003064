import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { tryNamedLock } from "../../src/store/named-lock.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("is one process's at a time for each name, and free again when it is released", () => {
  const home = temporaryFolder();
  const first = tryNamedLock(home, "a");
  expect(first).toBeDefined();
  expect(tryNamedLock(home, "a")).toBeUndefined();
  tryNamedLock(home, "b")?.release();
  first?.release();
  const again = tryNamedLock(home, "a");
  expect(again).toBeDefined();
  again?.release();
});

it("is free when its process is killed", async () => {
  const home = temporaryFolder();
  const source = new URL("../../src/store/named-lock.ts", import.meta.url).href;
  const script = `import { tryNamedLock } from ${JSON.stringify(source)};
    globalThis.lock = tryNamedLock(process.argv[1], "a"); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, home]);
  await once(child.stdout, "data");
  expect(tryNamedLock(home, "a")).toBeUndefined();
  child.kill("SIGKILL");
  await once(child, "exit");
  const mine = tryNamedLock(home, "a");
  expect(mine).toBeDefined();
  mine?.release();
});
