import { expect, it } from "vitest";
import {
  deleteAccountSecret,
  readAccountSecret,
  reconnectNeeded,
  writeAccountSecret,
} from "../../../src/pipeline/accounts/account-secret.ts";
import { accountSecret, memorySecrets } from "../../support/toy-platform.ts";

it("keeps the tokens of each account under a name of its own, until they are deleted", async () => {
  const secrets = memorySecrets();
  await writeAccountSecret(secrets, "acc_1", accountSecret());
  await writeAccountSecret(secrets, "acc_2", accountSecret({ accessToken: "other" }));
  expect([...secrets.kept.keys()]).toEqual(["VIRAL_ACCOUNT_ACC_1", "VIRAL_ACCOUNT_ACC_2"]);
  expect(await readAccountSecret(secrets, "acc_1")).toEqual(accountSecret());
  await deleteAccountSecret(secrets, "acc_1");
  await expect(readAccountSecret(secrets, "acc_1")).rejects.toMatchObject({
    code: "account-reconnect-needed",
  });
});

it("says that stored tokens are broken, and shows nothing of them", async () => {
  const secrets = memorySecrets();
  secrets.kept.set("VIRAL_ACCOUNT_ACC_1", '{"accessToken":"canary-0123456789"');
  const error = await readAccountSecret(secrets, "acc_1").catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: "config", code: "account-secret-broken" });
  expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toContain("canary");
});

it("says what to do when an account must be connected again", () => {
  expect(reconnectNeeded("acc_1", "the grant is gone")).toMatchObject({
    kind: "refused",
    message: "Account acc_1 must be connected again: the grant is gone.",
    hint: expect.stringContaining("viral accounts connect"),
  });
});
