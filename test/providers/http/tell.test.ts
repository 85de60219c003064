import { expect, it, vi } from "vitest";
import { createRedactor } from "../../../src/providers/http/redact.ts";
import { tellSafely } from "../../../src/providers/http/tell.ts";
import { afterThisTest } from "../../support/temporary-folder.ts";

const usage = {
  providerId: "fal",
  operation: "GET /canary-secret",
  method: "GET",
  status: 200,
  elapsedMs: 1,
  bytes: 2,
};
const exchange = () => {
  throw new Error("nobody records");
};
const telling = { clock: { nowMs: () => 0 }, secrets: [], tell: () => undefined };

it("tells without secrets, and puts no record together that nobody wants", async () => {
  const tell = vi.fn();
  const onProblem = vi.fn();
  const redactor = createRedactor(["canary-secret"]);
  await tellSafely({ ...telling, tell, onProblem }, redactor, () => ({ usage, exchange }));
  expect(tell.mock.calls).toEqual([[{ ...usage, operation: "GET /REDACTED" }]]);
  expect(onProblem).not.toHaveBeenCalled();
});

it("never throws: what goes wrong is a warning when nobody else wants it", async () => {
  const warnings: string[] = [];
  const hear = (warning: Error) => void warnings.push(warning.message);
  process.on("warning", hear);
  afterThisTest(() => void process.off("warning", hear));
  const recorder = { record: async () => {} };
  await tellSafely({ ...telling, recorder }, createRedactor([]), () => ({ usage, exchange }));
  await vi.waitFor(() => expect(warnings).toEqual(["nobody records"]));
});
