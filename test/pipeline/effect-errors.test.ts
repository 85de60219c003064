import { expect, test } from "vitest";
import type { AppError } from "../../src/core/app-error.ts";
import {
  EFFECT_PARKED,
  effectLost,
  effectNotSent,
  effectParked,
  effectRefused,
  effectWaits,
  leaseLost,
  vendorNotThere,
} from "../../src/pipeline/effect-errors.ts";

const KEY = "job_1/shots/b2";

test.each<[AppError, Partial<AppError>]>([
  [effectParked(KEY, "reset"), { kind: "gated", code: EFFECT_PARKED, details: { effectKey: KEY } }],
  [effectWaits(KEY, 900, "runway"), { kind: "waiting", details: { untilMs: 900, waitingFor: "runway" } }],
  [effectNotSent(KEY, "no route", 5000), { kind: "transient", details: { retryAfterMs: 5000 } }],
  [effectNotSent(KEY, "no route", undefined), { kind: "transient", details: {} }],
  [effectRefused(KEY, "refused", "too long"), { kind: "refused", code: "effect-refused" }],
  [effectLost(KEY, "silence", 40_000), { kind: "transient", code: "effect-lost" }],
  [effectRefused(KEY, "moderation", "blood"), { kind: "moderation", code: "effect-moderated" }],
  [leaseLost(KEY), { kind: "transient", code: "effect-lease-lost" }],
])("%s", (error, wanted) => {
  expect(error).toMatchObject(wanted);
  expect(error.message).toContain("shots/b2");
  expect(error.message).not.toContain("job_1");
  expect(error.hint).toMatch(/`viral (resolve|resume|jobs)/);
});

test("who has to decide is told every answer that may be given", () => {
  for (const answer of ["--posted", "--not-posted", "--done", "--retry", "--drop"])
    expect(effectParked(KEY, "reset").hint).toContain(answer);
});

test("what is to be typed names the job", () => {
  expect(effectParked(KEY, "reset").hint).toContain("`viral resolve job_1`");
  expect(effectRefused(KEY, "refused", "too long").hint).toContain("`viral resolve job_1 --retry`");
});

test("an address where nobody is names the setting to mend, and says that nothing was bought", () => {
  expect(vendorNotThere("runway", "an HTML page")).toMatchObject({
    kind: "config",
    code: "vendor-base-url",
    message: expect.stringMatching(/runway.*nothing was bought.*an HTML page/),
    hint: expect.stringContaining("providers.runway.baseUrl"),
  });
});
