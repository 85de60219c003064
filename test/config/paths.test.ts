import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { appPaths } from "../../src/config/paths.ts";

it("keeps everything under VIRAL_HOME, also a relative one", () => {
  const paths = appPaths({ VIRAL_HOME: "state" }, "/somewhere");
  const home = resolve("/somewhere", "state");
  expect(paths.home).toBe(home);
  expect(Object.values(paths).every((path) => path.startsWith(home))).toBe(true);
});

it("follows absolute XDG folders and not relative ones", () => {
  const paths = appPaths({ XDG_DATA_HOME: resolve("/data"), XDG_CONFIG_HOME: "relative" }, "/");
  expect(paths.home).toBe(join(resolve("/data"), "viral"));
  expect(paths.configFile).not.toContain("relative");
});
