import { expect, it } from "vitest";
import { writeAccountSecret } from "../../../src/pipeline/accounts/account-secret.ts";
import { type AppQuestion, findApp } from "../../../src/pipeline/accounts/find-app.ts";
import { temporaryStore } from "../../support/store.ts";
import { accountSecret, connectedAccount, memorySecrets } from "../../support/toy-platform.ts";

async function setUp(keys: Record<string, string> = {}, typed?: readonly string[]) {
  const secrets = memorySecrets();
  for (const [name, value] of Object.entries(keys)) secrets.kept.set(name, value);
  const said: string[] = [];
  const asked: [string, boolean][] = [];
  const answers = [...(typed ?? [])];
  const account = await connectedAccount(await temporaryStore());
  const ask = async (question: string, isSecret: boolean) => {
    asked.push([question, isSecret]);
    return answers.shift() ?? "";
  };
  const question = (change: Partial<AppQuestion> = {}): AppQuestion => ({
    platform: "toy",
    title: "Toy",
    accounts: [account],
    secrets,
    talk: {
      tell: (text) => void said.push(text),
      ask: typed ? ask : undefined,
      pasted: async function* () {},
    },
    ...change,
  });
  return { secrets, said, asked, account, question };
}

it("takes the app of the environment or the secret store first", async () => {
  const { secrets, account, question, said } = await setUp({
    TOY_CLIENT_ID: "id-1 ",
    TOY_CLIENT_SECRET: "secret-1",
  });
  await writeAccountSecret(secrets, account.id, accountSecret());
  expect(await findApp(question())).toEqual({ clientId: "id-1", clientSecret: "secret-1" });
  expect(said).toEqual([]);
});

it("else the app of an account that is connected, and says so", async () => {
  const { secrets, account, question, said } = await setUp({}, ["never asked"]);
  await writeAccountSecret(secrets, account.id, accountSecret());
  expect(await findApp(question())).toEqual({ clientId: "app-1", clientSecret: "app-secret-0123456789" });
  expect(said.join()).toContain("toy/main");
  expect(said.join()).not.toContain("app-secret");
});

it("else asks, and does not show the secret; an app without one is fine", async () => {
  const { question, asked } = await setUp({}, [" id-2", "secret-2"]);
  expect(await findApp(question())).toEqual({ clientId: "id-2", clientSecret: "secret-2" });
  expect(asked.map(([, isSecret]) => isSecret)).toEqual([false, true]);
  const half = await setUp({ TOY_CLIENT_ID: "id-3" }, [""]);
  expect(await findApp(half.question())).toEqual({ clientId: "id-3", clientSecret: "" });
});

it("says which variables to set where nobody can be asked", async () => {
  const { question } = await setUp();
  await expect(findApp(question())).rejects.toMatchObject({
    kind: "config",
    code: "login-app-missing",
    hint: expect.stringContaining("TOY_CLIENT_ID and TOY_CLIENT_SECRET"),
  });
  const half = await setUp({ TOY_CLIENT_ID: "id-3" });
  await expect(findApp(half.question())).rejects.toMatchObject({
    hint: expect.stringMatching(/^Set TOY_CLIENT_SECRET,/),
  });
});

it.each(["two words", "a\nb", "é", ""])("refuses the id %j without quoting it", async (id) => {
  const { question } = await setUp({}, [id, "canary-secret"]);
  await expect(findApp(question())).rejects.toMatchObject({ kind: "config", code: "login-app-unusable" });
  await expect(findApp(question())).rejects.not.toThrow("canary-secret");
});
