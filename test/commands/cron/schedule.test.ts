import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { scheduleFor, scheduleName } from "../../../src/commands/cron/schedule.ts";
import { appPaths } from "../../../src/config/paths.ts";

const of = (env: NodeJS.ProcessEnv) => scheduleFor(appPaths(env, "/here"), env, 15);

test("names this Node and this program by absolute paths that are there", () => {
  const { node, script, logFile } = of({ VIRAL_HOME: "/h" });
  expect(node).toBe(process.execPath);
  expect(script).toMatch(/\/bin\/viral\.js$/);
  expect([node, script].every((path) => isAbsolute(path) && existsSync(path))).toBe(true);
  expect(logFile).toBe("/h/log/cron.log");
});

test("brings along what says where the home is, whole, and no key", () => {
  expect(of({ VIRAL_HOME: "mine", OPENAI_API_KEY: "canary" }).environment).toEqual([
    ["VIRAL_HOME", "/here/mine"],
  ]);
  expect(of({ XDG_DATA_HOME: "/data", HOME: "/me" }).environment).toEqual([["XDG_DATA_HOME", "/data"]]);
  expect(of({ HOME: "/me" }).environment).toEqual([]);
});

test("each home has a name of its own, always the same", () => {
  expect(scheduleName({ home: "/a" })).toMatch(/^viral-post-[0-9a-f]{8}$/);
  expect(scheduleName({ home: "/a" })).toBe(scheduleName({ home: "/a" }));
  expect(scheduleName({ home: "/a" })).not.toBe(scheduleName({ home: "/b" }));
});

test.each(["/a\nb", "/a\\b", "/a\x7fb"])("the path %j is refused", (home) => {
  expect(() => of({ VIRAL_HOME: home })).toThrow(expect.objectContaining({ code: "path-not-schedulable" }));
});
