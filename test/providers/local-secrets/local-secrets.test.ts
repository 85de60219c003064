import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createLocalSecrets, type Keychain } from "../../../src/providers/local-secrets/local-secrets.ts";
import { filesWith } from "../../support/files-with.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const newFolder = () => join(temporaryFolder(), "in", "secrets");

it("prefers the environment, then the keychain, then the file", async () => {
  const kept = new Map<string, string>();
  const keychain: Keychain = {
    getPassword: async (_service, name) => kept.get(name) ?? null,
    setPassword: async (_service, name, value) => void kept.set(name, value),
    deletePassword: async (_service, name) => kept.delete(name),
  };
  const folder = newFolder();
  await createLocalSecrets({ env: {}, folder, keychain: undefined }).set("A_KEY", "from file");
  const secrets = createLocalSecrets({ env: { B_KEY: "from env" }, folder, keychain });
  expect(await secrets.get("A_KEY")).toBe("from file");
  expect(await secrets.set("A_KEY", "from keychain")).toBe("keychain");
  await secrets.set("B_KEY", "hidden by env");
  expect([await secrets.get("A_KEY"), await secrets.get("B_KEY")]).toEqual(["from keychain", "from env"]);
  await secrets.delete("A_KEY");
  expect(await secrets.get("A_KEY")).toBeUndefined();
});

it("keeps no plain text on disk", async () => {
  const folder = newFolder();
  await createLocalSecrets({ env: {}, folder, keychain: undefined }).set("A_KEY", "plain words");
  expect(filesWith(dirname(folder), "plain words")).toEqual([]);
});
