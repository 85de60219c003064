import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Schedule } from "../../../src/commands/cron/schedule.ts";
import { unitsOf } from "../../../src/commands/cron/systemd-units.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const schedule: Schedule = {
  name: "viral-post-00000000",
  everyMinutes: 15,
  node: "/opt/my node/100%/$x/node",
  script: '/opt/"viral" $y/50%/viral.js',
  environment: [["VIRAL_HOME", "/my home/100%"]],
  logFile: "/my home/100%/log/cron.log",
};

test("paths with spaces, quotes, percent and dollar signs are written so that systemd reads them back", () => {
  const lines = unitsOf(schedule).service.split("\n");
  expect(lines).toContain(
    String.raw`ExecStart="/opt/my node/100%%/$x/node" "/opt/\"viral\" $$y/50%%/viral.js" "post" "--due" "--json"`,
  );
  expect(lines).toContain('Environment="VIRAL_HOME=/my home/100%%"');
  expect(lines).toContain("StandardOutput=append:/my home/100%%/log/cron.log");
  expect(lines).toContain("SuccessExitStatus=9 10 75");
});

test("the timer makes up for what it slept through, once", () => {
  const { timer } = unitsOf(schedule);
  expect(timer).toContain("\nOnCalendar=*-*-* *:00/15:00\nPersistent=true\n");
  expect(timer).toContain("\n[Install]\nWantedBy=timers.target\n");
});

const VERIFIER = "systemd-analyze";
const isHere = spawnSync(VERIFIER, ["--version"]).status === 0;

test.skipIf(!isHere)("systemd itself finds nothing wrong with them (skipped without systemd-analyze)", () => {
  const folder = join(temporaryFolder(), "my $home 100%");
  mkdirSync(folder);
  const node = join(folder, "node");
  writeFileSync(node, "#!/bin/sh\n");
  chmodSync(node, 0o755);
  const { service, timer } = unitsOf({ ...schedule, node, logFile: join(folder, "cron.log") });
  const units = { "viral-post-00000000.service": service, "viral-post-00000000.timer": timer };
  for (const [name, text] of Object.entries(units)) writeFileSync(join(folder, name), text);
  const files = Object.keys(units).map((name) => join(folder, name));
  const verified = spawnSync(VERIFIER, ["--user", "--man=no", "verify", ...files], {
    encoding: "utf8",
    env: { ...process.env, XDG_RUNTIME_DIR: folder },
  });
  expect(verified.stderr.split("\n").filter((line) => line.includes("viral-post"))).toEqual([]);
});
