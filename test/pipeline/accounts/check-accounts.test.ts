import { expect, it } from "vitest";
import { AppError, type ErrorKind } from "../../../src/core/app-error.ts";
import { AccountsCheckedDocument } from "../../../src/model/account-documents.ts";
import { reconnectNeeded } from "../../../src/pipeline/accounts/account-secret.ts";
import { checkAccounts } from "../../../src/pipeline/accounts/check-accounts.ts";
import type { AccountLimits, Publisher } from "../../../src/providers/contracts/publisher.ts";
import { getAccount, listAccounts, updateAccount } from "../../../src/store/repositories/social-accounts.ts";
import { temporaryStore } from "../../support/store.ts";
import { connectedAccount } from "../../support/toy-platform.ts";

const LIMITS: AccountLimits = {
  displayName: "@maps.now",
  durationMsMax: 60_000,
  privacies: ["public"],
  disallows: ["duets"],
  postsLeft: 4,
  resumesAtMs: null,
};
const failing = (kind: ErrorKind, details = {}): AppError =>
  new AppError({ kind, code: `toy-${kind}`, message: `It is ${kind}.`, hint: "Do it.", details });

/** Each account as its platform answers for it. */
async function check(...answers: (AccountLimits | Error | undefined)[]) {
  const store = await temporaryStore();
  for (const index of answers.keys())
    await connectedAccount(store, { id: `acc_${index}`, name: `a${index}`, facts: { userId: `${index}` } });
  const publisherOf = async ({ id }: { id: string }): Promise<Pick<Publisher, "limits">> => {
    const answer = answers[Number(id.slice(4))];
    if (answer instanceof Error) throw answer;
    return answer === undefined ? {} : { limits: async () => answer };
  };
  const accounts = await listAccounts(store);
  const parts = { store, clock: { nowMs: () => 9 }, publisherOf, signal: new AbortController().signal };
  const run = async () => await checkAccounts(accounts, parts);
  return { store, run };
}

it("says what each may do, and how it is called now", async () => {
  const { store, run } = await check(LIMITS, undefined);
  const { document, exitCode } = await run();
  expect(exitCode).toBe(0);
  expect(AccountsCheckedDocument.parse(document).accounts).toMatchObject([
    { name: "a0", status: "ok", displayName: "@maps.now", postsLeft: 4, durationMsMax: 60_000 },
    { name: "a1", status: "ok", displayName: "@maps", postsLeft: null, privacies: null },
  ]);
  expect((await getAccount(store, "acc_0"))?.facts["displayName"]).toBe("@maps.now");
});

it.each([
  ["refused", "refused", 5],
  ["moderation", "refused", 7],
  ["config", "misconfigured", 3],
  ["transient", "unreachable", 4],
  ["quota", "capped", 0],
] as const)("goes on after an account that is %s: %s, exit %i", async (kind, status, exitCode) => {
  const { run } = await check(failing(kind, { untilMs: 86_400_000 }), LIMITS);
  const answer = await run();
  expect(answer.exitCode).toBe(exitCode);
  expect(answer.document.accounts).toMatchObject([
    { status, message: `It is ${kind}.`, hint: "Do it.", resumesAt: "1970-01-02T00:00:00.000Z" },
    { status: "ok" },
  ]);
});

it("answers 5 when one must be connected again, whatever else there is, and notes it", async () => {
  const { store, run } = await check(failing("transient"), reconnectNeeded("acc_1", "it is gone"), LIMITS);
  const { document, exitCode } = await run();
  expect(exitCode).toBe(5);
  expect(document.accounts.map(({ status }) => status)).toEqual(["unreachable", "needs-reconnect", "ok"]);
  expect((await listAccounts(store)).map(({ status }) => status)).toEqual([
    "connected",
    "needs-reconnect",
    "connected",
  ]);
});

it("connects what works again, and leaves alone what a person switched off", async () => {
  const { store, run } = await check(LIMITS, LIMITS);
  await updateAccount(store, "acc_0", { status: "needs-reconnect" });
  await updateAccount(store, "acc_1", { status: "disabled" });
  await run();
  expect((await listAccounts(store)).map(({ status }) => status)).toEqual(["connected", "disabled"]);
});

it("hides no bug", async () => {
  const { run } = await check(new Error("ours"));
  await expect(run()).rejects.toThrow("ours");
});
