import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CronRemovedDocument } from "../../../src/model/cron-documents.ts";
import { type FakeSchedulers, fakeSchedulers } from "../../support/fake-schedulers.ts";
import { runCli } from "../../support/run-cli.ts";

const cron = async (fake: FakeSchedulers, words: string[], home = "viral") =>
  await runCli(["cron", ...words], { env: { ...fake.env, VIRAL_HOME: join(fake.home, home) } });

test("takes a timer away, says what it did, and the second time that there is nothing", async () => {
  const fake = fakeSchedulers({ systemctl: "works" });
  await cron(fake, ["install"]);
  const { stdout } = await cron(fake, ["remove"]);
  expect(stdout).toMatch(/^Removed .*\.timer, .*\.service\. What is due is no longer posted by itself\.\n$/);
  expect(readdirSync(join(fake.home, ".config", "systemd", "user"))).toEqual([]);
  const again = await cron(fake, ["remove"]);
  expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Nothing to remove/) });
});

test("takes its lines of a crontab away and leaves those of another home", async () => {
  const fake = fakeSchedulers();
  fake.setCrontab(Buffer.from("# mine\n0 1 * * * mine"));
  await cron(fake, ["install"], "one");
  const withOne = fake.crontab();
  await cron(fake, ["install"], "two");
  const { stdout } = await cron(fake, ["remove", "--json"], "two");
  expect(CronRemovedDocument.parse(JSON.parse(stdout)).removed).toEqual(["crontab"]);
  expect(fake.crontab()).toEqual(withOne);
  expect((await cron(fake, ["remove"], "one")).stdout).toMatch(/^Removed two lines of your crontab\./);
  expect(fake.crontab()?.toString("utf8")).toBe("# mine\n0 1 * * * mine\n");
});

test("where there is no scheduler there is nothing", async () => {
  const { exitCode, stdout } = await cron(fakeSchedulers({ crontab: "missing" }), ["remove", "--json"]);
  expect(exitCode).toBe(0);
  expect(CronRemovedDocument.parse(JSON.parse(stdout)).removed).toEqual([]);
});
