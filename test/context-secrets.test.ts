import { expect, it } from "vitest";
import { keychainFinding, openSecrets } from "../src/context-secrets.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

it("finds what the environment has, and says where everything else is kept", async () => {
  const secrets = await openSecrets({ TOY_CLIENT_ID: "id-1" }, temporaryFolder());
  expect(await secrets.get("TOY_CLIENT_ID")).toBe("id-1");
  expect(await keychainFinding()).toMatchObject({
    id: "secrets",
    status: "ok",
    found: expect.stringMatching(/keychain|encrypted file/),
  });
});
