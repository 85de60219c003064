import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  deleteSecret,
  readSecret,
  writeSecret,
} from "../../../src/providers/local-secrets/encrypted-secrets.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const newFolder = () => join(temporaryFolder(), "secrets");

it("gives back what was written, for the owner only, until it is deleted", () => {
  const folder = newFolder();
  expect(readSecret(folder, "A")).toBeUndefined();
  writeSecret(folder, "A", "één");
  writeSecret(folder, "B", "two");
  expect([readSecret(folder, "A"), readSecret(folder, "B")]).toEqual(["één", "two"]);
  if (process.platform !== "win32")
    for (const path of [`${folder}.key`, folder, join(folder, readdirSync(folder)[0] ?? "")])
      expect(statSync(path).mode & 0o077).toBe(0);
  deleteSecret(folder, "A");
  deleteSecret(folder, "A");
  expect([readSecret(folder, "A"), readSecret(folder, "B")]).toEqual([undefined, "two"]);
});

it("refuses a file that was changed by one bit, or that was put in another's place", () => {
  const folder = newFolder();
  writeSecret(folder, "A", "x");
  const [name = ""] = readdirSync(folder);
  const sealed = readFileSync(join(folder, name));
  writeSecret(folder, "B", "y");
  const [other = ""] = readdirSync(folder).filter((one) => one !== name);
  writeFileSync(join(folder, other), sealed);
  expect(() => readSecret(folder, "B")).toThrow("cannot be opened");
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  writeFileSync(join(folder, name), sealed);
  expect(() => readSecret(folder, "A")).toThrow("cannot be opened");
});

it("keeps what several processes write at once, from the first key on", async () => {
  const folder = newFolder();
  const source = new URL("../../../src/providers/local-secrets/encrypted-secrets.ts", import.meta.url).href;
  const script = `
    import { writeSecret } from ${JSON.stringify(source)};
    for (let n = 0; n < 20; n += 1) writeSecret(process.argv[1], process.argv[2] + n, "of " + process.argv[2]);`;
  const writers = ["a", "b", "c"].map(
    (name) =>
      new Promise<number | null>((resolve) => {
        const child = spawn(process.execPath, [
          "--import",
          "tsx",
          "--input-type=module",
          "-e",
          script,
          folder,
          name,
        ]);
        child.on("close", resolve);
      }),
  );
  expect(await Promise.all(writers)).toEqual([0, 0, 0]);
  for (const name of ["a", "b", "c"])
    for (let n = 0; n < 20; n += 1) expect(readSecret(folder, `${name}${n}`)).toBe(`of ${name}`);
  expect(readdirSync(folder).filter((file) => file.endsWith(".part"))).toEqual([]);
});
