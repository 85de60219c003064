import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createLocalSecrets, type Keychain } from "../../../src/providers/local-secrets/local-secrets.ts";
import { filesWith } from "../../support/files-with.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const newFolder = () => join(temporaryFolder(), "in", "secrets");

function toyKeychain() {
  const kept = new Map<string, string>();
  const keychain: Keychain = {
    getPassword: async (_service, name) => kept.get(name) ?? null,
    setPassword: async (_service, name, value) => void kept.set(name, value),
    deletePassword: async (_service, name) => kept.delete(name),
  };
  return { kept, keychain };
}

it("prefers the environment, then what it keeps: in the keychain, without one in a file", async () => {
  const { keychain } = toyKeychain();
  const folder = newFolder();
  const secrets = createLocalSecrets({ env: { B_KEY: "from env" }, folder, keychain });
  expect(await secrets.set("A_KEY", "from keychain")).toBe("keychain");
  await secrets.set("B_KEY", "hidden by env");
  expect([await secrets.get("A_KEY"), await secrets.get("B_KEY")]).toEqual(["from keychain", "from env"]);
  await secrets.delete("A_KEY");
  expect(await secrets.get("A_KEY")).toBeUndefined();
  const withoutKeychain = createLocalSecrets({ env: {}, folder, keychain: undefined });
  expect(await withoutKeychain.set("C_KEY", "from file")).toBe("file");
  expect(await withoutKeychain.get("C_KEY")).toBe("from file");
});

it("renews a secret where it is, so that a process without the keychain never holds an older one", async () => {
  const { keychain, kept } = toyKeychain();
  const folder = newFolder();
  const ofCron = createLocalSecrets({ env: {}, folder, keychain: undefined });
  const ofDesktop = createLocalSecrets({ env: {}, folder, keychain });
  await ofCron.set("A_TOKEN", "first");
  expect(await ofDesktop.set("A_TOKEN", "second")).toBe("file");
  expect([await ofCron.get("A_TOKEN"), await ofDesktop.get("A_TOKEN")]).toEqual(["second", "second"]);
  expect(kept.size).toBe(0);
  await ofDesktop.delete("A_TOKEN");
  expect(await ofCron.get("A_TOKEN")).toBeUndefined();
});

it("keeps no plain text on disk", async () => {
  const folder = newFolder();
  await createLocalSecrets({ env: {}, folder, keychain: undefined }).set("A_KEY", "plain words");
  expect(filesWith(dirname(folder), "plain words")).toEqual([]);
});
