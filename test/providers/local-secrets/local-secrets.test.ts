import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createLocalSecrets, type Keychain } from "../../../src/providers/local-secrets/local-secrets.ts";

const newFile = () => join(mkdtempSync(join(tmpdir(), "viral-secrets-")), "in", "secrets.enc");

it("prefers the environment, then the keychain, then the file", async () => {
  const kept = new Map<string, string>();
  const keychain: Keychain = {
    getPassword: async (_service, name) => kept.get(name) ?? null,
    setPassword: async (_service, name, value) => void kept.set(name, value),
    deletePassword: async (_service, name) => kept.delete(name),
  };
  const file = newFile();
  await createLocalSecrets({ env: {}, file, keychain: undefined }).set("A_KEY", "from file");
  const secrets = createLocalSecrets({ env: { B_KEY: "from env" }, file, keychain });
  expect(await secrets.get("A_KEY")).toBe("from file");
  expect(await secrets.set("A_KEY", "from keychain")).toBe("keychain");
  await secrets.set("B_KEY", "hidden by env");
  expect([await secrets.get("A_KEY"), await secrets.get("B_KEY")]).toEqual(["from keychain", "from env"]);
  await secrets.delete("A_KEY");
  expect(await secrets.get("A_KEY")).toBeUndefined();
});

it("keeps no plain text on disk", async () => {
  const file = newFile();
  await createLocalSecrets({ env: {}, file, keychain: undefined }).set("A_KEY", "plain words");
  expect(readFileSync(file, "latin1")).not.toContain("plain words");
});
