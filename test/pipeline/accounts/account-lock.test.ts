import { expect, it } from "vitest";
import { accountLock } from "../../../src/pipeline/accounts/account-lock.ts";
import { tryNamedLock } from "../../../src/store/named-lock.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("waits until whoever holds it lets go, and gives up with its caller", async () => {
  const home = temporaryFolder();
  const held = tryNamedLock(home, "account-acc_1");
  let waits = 0;
  const lock = accountLock({
    tryLock: (name) => tryNamedLock(home, name),
    wait: async () => {
      waits += 1;
      if (waits === 3) held?.release();
    },
  });
  const { signal } = new AbortController();
  const mine = await lock("acc_1", signal);
  expect(waits).toBe(3);
  expect(tryNamedLock(home, "account-acc_1")).toBeUndefined();
  (await lock("acc_2", signal)).release();
  await expect(lock("acc_1", AbortSignal.abort(new Error("cancelled")))).rejects.toThrow("cancelled");
  mine.release();
});
