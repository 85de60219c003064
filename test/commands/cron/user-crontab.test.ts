import { expect, test } from "vitest";
import { programRunner } from "../../../src/commands/cron/run-program.ts";
import type { Schedule } from "../../../src/commands/cron/schedule.ts";
import { addLines, removeLines } from "../../../src/commands/cron/user-crontab.ts";
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
const LINES = `# ${NAME}: ours\n*/15 * * * * '/n' '/süd' post --due --json >> '/l' 2>&1\n`;

test("others' bytes come back as they were, of whatever encoding", async () => {
  const fake = fakeSchedulers();
  const run = programRunner(fake.env);
  const theirs = Buffer.from([0x23, 0xff, 0xfe, 0x80, 0x0d, 0x0a, 0x00, 0x0a]);
  fake.setCrontab(theirs);
  await addLines(run, schedule, LINES);
  expect(fake.crontab()).toEqual(Buffer.concat([theirs, Buffer.from(LINES, "utf8")]));
  expect(await removeLines(run, NAME)).toBe(true);
  expect(fake.crontab()).toEqual(theirs);
  expect(await removeLines(run, NAME)).toBe(false);
});

test("a crontab that was made for us is gone with us", async () => {
  const fake = fakeSchedulers();
  const run = programRunner(fake.env);
  await addLines(run, schedule, LINES);
  expect(fake.crontab()?.toString("utf8")).toBe(LINES);
  await removeLines(run, NAME);
  expect(fake.crontab()).toBeUndefined();
});

test("one that cannot be read is never written over", async () => {
  const run = programRunner(fakeSchedulers({ crontab: "broken" }).env);
  for (const act of [addLines(run, schedule, LINES), removeLines(run, NAME)])
    await expect(act).rejects.toMatchObject({
      kind: "config",
      code: "crontab-refused",
      message: expect.stringContaining("Input/output error"),
    });
});

test.each(["missing", "denied"] as const)(
  "cron is %s: nothing to remove, nowhere to add",
  async (crontab) => {
    const run = programRunner(fakeSchedulers({ crontab }).env);
    expect(await removeLines(run, NAME)).toBe(false);
    await expect(addLines(run, schedule, LINES)).rejects.toMatchObject({ code: "scheduler-missing" });
  },
);
