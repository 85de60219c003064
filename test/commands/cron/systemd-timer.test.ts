import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { programRunner } from "../../../src/commands/cron/run-program.ts";
import type { Schedule } from "../../../src/commands/cron/schedule.ts";
import {
  hasUserSystemd,
  installTimer,
  removeTimer,
  timerFiles,
  unitFolder,
} from "../../../src/commands/cron/systemd-timer.ts";
import { fakeSchedulers } from "../../support/fake-schedulers.ts";

const NAME = "viral-post-00000000";
const schedule: Schedule = {
  name: NAME,
  everyMinutes: 15,
  node: "/n",
  script: "/s",
  environment: [],
  logFile: "/l",
};
const [SERVICE, TIMER] = [`${NAME}.service`, `${NAME}.timer`];

function setUp(systemctl: "works" | "refuses" | "no-bus") {
  const fake = fakeSchedulers({ systemctl });
  return { ...fake, run: programRunner(fake.env), folder: unitFolder(fake.env) };
}

test("units lie where the user's own do", () => {
  expect(unitFolder({ HOME: "/me" })).toBe("/me/.config/systemd/user");
  expect(unitFolder({ HOME: "/me", XDG_CONFIG_HOME: "/c" })).toBe("/c/systemd/user");
  expect(unitFolder({ HOME: "/me", XDG_CONFIG_HOME: "c" })).toBe("/me/.config/systemd/user");
});

test("systemd runs for the user where it answers", async () => {
  expect(await hasUserSystemd(setUp("works").run)).toBe(true);
  expect(await hasUserSystemd(setUp("no-bus").run)).toBe(false);
  expect(await hasUserSystemd(programRunner({ PATH: "/nowhere" }))).toBe(false);
});

test("a timer is written, read, enabled and started; removed, it is stopped first and others stay", async () => {
  const { run, folder, asked } = setUp("works");
  await installTimer(run, schedule, folder);
  for (const { path, text } of timerFiles(schedule, folder)) expect(readFileSync(path, "utf8")).toBe(text);
  expect(asked()).toEqual([
    "--user daemon-reload",
    `--user enable --now ${TIMER}`,
    `--user restart ${TIMER}`,
  ]);
  writeFileSync(join(folder, "mine.timer"), "mine");
  const removed = await removeTimer(run, NAME, folder);
  expect(removed.sort()).toEqual([join(folder, SERVICE), join(folder, TIMER)]);
  expect(asked().slice(3)).toEqual([
    "--user show --property=Version",
    `--user disable --now ${TIMER}`,
    "--user daemon-reload",
  ]);
  expect(readdirSync(folder)).toEqual(["mine.timer"]);
  expect(await removeTimer(run, NAME, folder)).toEqual([]);
});

test("where systemd does not run now, its link goes with the files", async () => {
  const { run, folder } = setUp("no-bus");
  const wants = join(folder, "timers.target.wants");
  mkdirSync(wants, { recursive: true });
  for (const { path, text } of timerFiles(schedule, folder)) writeFileSync(path, text);
  symlinkSync(join(folder, TIMER), join(wants, TIMER));
  expect(await removeTimer(run, NAME, folder)).toHaveLength(2);
  expect(readdirSync(wants)).toEqual([]);
});

test("a unit of that name that somebody else wrote stays", async () => {
  const { run, folder, asked } = setUp("works");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, TIMER), "[Timer]\nOnCalendar=daily\n");
  expect(await removeTimer(run, NAME, folder)).toEqual([]);
  expect(existsSync(join(folder, TIMER))).toBe(true);
  expect(asked()).toEqual([]);
});

test("what systemd refuses is said in its words, and nothing is left", async () => {
  const { run, folder } = setUp("refuses");
  await expect(installTimer(run, schedule, folder)).rejects.toMatchObject({
    kind: "config",
    code: "timer-refused",
    message: expect.stringContaining("Unit is masked."),
  });
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder that cannot be made is a config error", async () => {
  const { run, home } = setUp("works");
  writeFileSync(join(home, ".config"), "a file");
  await expect(installTimer(run, schedule, join(home, ".config", "systemd", "user"))).rejects.toMatchObject({
    code: "folder-is-file",
  });
});
