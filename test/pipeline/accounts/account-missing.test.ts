import { expect, it } from "vitest";
import { accountMissing } from "../../../src/pipeline/accounts/account-missing.ts";

it("names the account and another way to post", () => {
  expect(accountMissing("acc_1")).toMatchObject({
    kind: "refused",
    code: "account-missing",
    message: "Account acc_1 was removed.",
    hint: expect.stringContaining("viral post <video> --account"),
  });
});
