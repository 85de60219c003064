import { expect, it } from "vitest";
import { bodyError, connectionError, noAnswerInTime } from "../../../src/providers/http/connection-error.ts";
import { BodyError } from "../../../src/providers/http/receive-body.ts";

const place = { providerId: "runway", host: "api.x.example" };
const failed = (facts: Record<string, string>) =>
  new TypeError("fetch failed canary-secret", { cause: Object.assign(new Error("canary-secret"), facts) });

it("says whether the vendor may have seen the request, and quotes nothing", () => {
  const refused = connectionError(failed({ code: "ECONNREFUSED", syscall: "connect" }), place);
  const reset = connectionError(failed({ code: "ECONNRESET", syscall: "read" }), place);
  expect(refused).toMatchObject({
    kind: "transient",
    code: "vendor-unreachable",
    details: { reached: "no" },
  });
  expect(reset).toMatchObject({
    kind: "transient",
    code: "vendor-no-answer",
    details: { reached: "unknown", causeCode: "ECONNRESET", host: "api.x.example" },
  });
  for (const error of [refused, reset]) {
    expect(error.message).toMatch(/runway.* at api\.x\.example/);
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain("canary");
    expect(error.cause).toBeUndefined();
  }
});

it("is not taken by an SDK for its own time-out, which would lose the cause", () => {
  const errors = [
    connectionError(failed({ code: "UND_ERR_CONNECT_TIMEOUT" }), place),
    connectionError(failed({ code: "ETIMEDOUT", syscall: "read" }), place),
    bodyError(new BodyError("stalled", "nothing came for 5 ms"), place, 200),
    noAnswerInTime(place, 5, undefined),
  ];
  for (const error of errors) expect(String(error)).not.toMatch(/timed? ?out/i);
});

it("remembers the status of an answer whose body did not come", () => {
  const faults = (["too-large", "stalled", "cut-off"] as const).map((fault) =>
    bodyError(new BodyError(fault, "x"), place, 400),
  );
  expect(faults.map(({ kind, code }) => [kind, code])).toEqual([
    ["refused", "vendor-answer-too-large"],
    ["transient", "vendor-answer-stalled"],
    ["transient", "vendor-answer-cut-off"],
  ]);
  for (const error of faults) expect(error.details).toMatchObject({ reached: "yes", status: 400 });
});
