import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { type WatchedTool, watchTool } from "../../src/media/watch-tool.ts";

const stdio: ["ignore", "ignore", "pipe"] = ["ignore", "ignore", "pipe"];
const node = (program: string): WatchedTool => watchTool(spawn(process.execPath, ["-e", program], { stdio }));

test("how it ended: by its code, by a signal, or not started at all", async () => {
  expect(await node("process.exit(3)").ended).toBe(3);
  expect(await node("process.kill(process.pid, 'SIGKILL')").ended).toBe("SIGKILL");
  expect(await watchTool(spawn("/no/such/tool", [], { stdio })).ended).toContain("ENOENT");
});

test("of all that it said the end is kept", async () => {
  const tool = node("process.stderr.write('x'.repeat(9000) + 'the reason')");
  await tool.ended;
  expect(tool.lastWords()).toMatch(/x+the reason$/);
  expect(tool.lastWords().length).toBe(4000);
});
