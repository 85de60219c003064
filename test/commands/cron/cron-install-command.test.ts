import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CronInstalledDocument } from "../../../src/model/cron-documents.ts";
import { type FakeSchedulers, fakeSchedulers } from "../../support/fake-schedulers.ts";
import { runCli } from "../../support/run-cli.ts";

const units = ({ home }: FakeSchedulers): string => join(home, ".config", "systemd", "user");
const install = async (fake: FakeSchedulers, ...flags: string[]) =>
  await runCli(["cron", "install", ...flags], {
    env: { ...fake.env, VIRAL_HOME: join(fake.home, "viral 100%") },
  });

test("where systemd runs it is a timer, and a line of an earlier time goes", async () => {
  const fake = fakeSchedulers({ systemctl: "works" });
  await install(fake, "--with", "crontab");
  expect(fake.crontab()).toBeDefined();
  const { exitCode, stdout } = await install(fake, "--every", "1h");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Every 1h what is due is posted, by the systemd timer viral-post-\w{8}\.timer\./);
  expect(stdout).toContain("loginctl enable-linger");
  expect(fake.crontab()).toBeUndefined();
  const names = readdirSync(units(fake)).sort();
  expect(names).toEqual([expect.stringMatching(/\.service$/), expect.stringMatching(/\.timer$/)]);
  expect(readFileSync(join(units(fake), names[0] ?? ""), "utf8")).toContain(
    `Environment="VIRAL_HOME=${join(fake.home, "viral 100%%")}"`,
  );
  expect(existsSync(join(fake.home, "viral 100%", "log"))).toBe(true);
});

test.each(["no-bus", undefined] as const)("without systemd (%s) it is a line, once", async (systemctl) => {
  const fake = fakeSchedulers(systemctl === undefined ? {} : { systemctl });
  fake.setCrontab(Buffer.from("0 1 * * * mine\n"));
  const { stdout } = await install(fake);
  expect(stdout).toMatch(/^Every 15m what is due is posted, by a line of your crontab/);
  await install(fake, "--every", "5m");
  const lines = fake.crontab()?.toString("utf8").split("\n") ?? [];
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe("0 1 * * * mine");
  expect(lines[2]).toMatch(/^\*\/5 \* \* \* \* VIRAL_HOME='.*viral 100\\%' .* post --due --json >> /);
});

test("a crontab in place of a timer takes the timer away", async () => {
  const fake = fakeSchedulers({ systemctl: "works" });
  await install(fake);
  expect(readdirSync(units(fake))).toHaveLength(2);
  await install(fake, "--with", "crontab");
  expect(readdirSync(units(fake))).toEqual([]);
  expect(fake.crontab()).toBeDefined();
});

test.each(["systemd", "crontab"] as const)(
  "a dry run with %s shows all that would be written",
  async (scheduler) => {
    const fake = fakeSchedulers({ systemctl: "works" });
    const flags = ["--with", scheduler, "--dry-run"];
    const { stdout } = await install(fake, ...flags);
    const document = CronInstalledDocument.parse(
      JSON.parse((await install(fake, ...flags, "--json")).stdout),
    );
    expect(document).toMatchObject({ isDryRun: true, scheduler, everyMinutes: 15 });
    expect(document.written).toHaveLength(scheduler === "systemd" ? 2 : 1);
    for (const { path, text } of document.written) {
      expect(stdout).toContain(`Would write ${path ?? "to the end of your crontab"}:`);
      expect(stdout).toContain(text.trim());
    }
    expect([readdirSync(fake.home), fake.crontab()]).toEqual([[], undefined]);
    expect(fake.asked().filter((words) => !words.includes("show"))).toEqual([]);
  },
);

test("a time that no crontab knows is a usage error before anything is written", async () => {
  const fake = fakeSchedulers();
  const { exitCode, stderr } = await install(fake, "--every", "7m");
  expect([exitCode, fake.crontab()]).toEqual([2, undefined]);
  expect(stderr).toContain("15m");
});

test("without any scheduler it says so", async () => {
  const { exitCode, stderr } = await install(fakeSchedulers({ crontab: "missing" }));
  expect(exitCode).toBe(3);
  expect(stderr).toContain("Neither systemd nor cron");
});
