import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { openReporter, reporterKind } from "../../src/ui/reporter.ts";

const tty = { isTTY: true };
const watcher = {
  stderr: Object.assign(new PassThrough(), tty),
  stdout: tty,
  env: {},
  isJson: false,
  isQuiet: false,
};

it("is live only for a person at a terminal", () => {
  expect(reporterKind(watcher)).toBe("live");
  expect(reporterKind({ ...watcher, env: { CI: "1" } })).toBe("lines");
  expect(reporterKind({ ...watcher, env: { NO_COLOR: "1" } })).toBe("lines");
  expect(reporterKind({ ...watcher, stdout: {} })).toBe("lines");
  expect(reporterKind({ ...watcher, isJson: true })).toBe("json");
  expect(reporterKind({ ...watcher, isQuiet: true, isJson: true })).toBe("silent");
});

it("writes one JSON line an event for programs", async () => {
  const stderr = new PassThrough();
  const reporter = await openReporter({ ...watcher, stderr, isJson: true });
  reporter.emit({ type: "warning", jobId: null, message: "careful" });
  await reporter.close();
  expect(JSON.parse(String(stderr.read()))).toMatchObject({ type: "warning", message: "careful" });
});
