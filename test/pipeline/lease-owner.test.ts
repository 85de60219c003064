import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { currentOwner, isOwnerDead } from "../../src/pipeline/lease-owner.ts";

test("this process lives; one that ended, one before the last boot and a reused number are dead", () => {
  const owner = currentOwner("n");
  const [host = "", boot = "", pid = "", start = ""] = owner.split("|");
  expect(isOwnerDead(owner)).toBe(false);
  const ended = spawnSync(process.execPath, ["-e", "0"]).pid;
  expect(isOwnerDead([host, boot, ended, start, "n"].join("|"))).toBe(true);
  expect(isOwnerDead([host, "an-earlier-boot", pid, start, "n"].join("|"))).toBe(true);
  if (start !== "") expect(isOwnerDead([host, boot, pid, "1", "n"].join("|"))).toBe(true);
});

test("of another host nothing is known", () => {
  expect(isOwnerDead("elsewhere|boot|1|1|n")).toBe(false);
});
