import { expect, it } from "vitest";
import { ERROR_ROWS, rowOf } from "../../../src/providers/instagram/graph-errors.ts";
import {
  atWork,
  limitReached,
  passing,
  reconnectNeeded,
  refused,
  sayError,
} from "../../../src/providers/instagram/say-error.ts";

const PLACE = { nowMs: 1_000, untilMs: 61_000 };
const said = (code: number, subcode: number | null = null) => {
  const error = { status: 400, code, subcode, isTransient: false, message: `no (${code})` };
  return sayError(error, rowOf(error), PLACE);
};

it.each<[number, number | null, string, string, number | undefined]>([
  [80002, null, "quota", "platform-throttled", 61_000],
  [9, 2207042, "quota", "post-limit-reached", 86_401_000],
  [190, null, "refused", "account-reconnect-needed", undefined],
  [10, null, "config", "platform-permission-missing", undefined],
  [25, 2207050, "refused", "account-restricted", undefined],
  [352, 2207026, "refused", "post-refused", undefined],
  [2, null, "transient", "platform-trouble", undefined],
  [-2, 2207020, "transient", "platform-trouble", undefined],
])("says %s/%s as %s %s", (code, subcode, kind, ourCode, untilMs) => {
  const error = said(code, subcode);
  expect(error).toMatchObject({
    kind,
    code: ourCode,
    message: `Instagram: no (${code})`,
  });
  expect(error.details["untilMs"]).toBe(untilMs);
  expect(error.hint).toBeTruthy();
});

it("has words for everything that Meta says", () => {
  for (const row of ERROR_ROWS) {
    const { code, subcode } = row;
    const error = { status: 400, code, subcode, isTransient: false, message: "no" };
    expect(sayError(error, row, PLACE).message).toBe("Instagram: no");
  }
});

it("tells what waits until when, and what passes", () => {
  expect(atWork(7, "Instagram")).toMatchObject({
    kind: "waiting",
    details: { untilMs: 7, waitingFor: "Instagram" },
  });
  expect(limitReached("post-limit-reached", "full", 8, "wait")).toMatchObject({
    kind: "quota",
    details: { untilMs: 8 },
  });
  expect(passing("a moment").kind).toBe("transient");
  expect(reconnectNeeded("gone")).toMatchObject({
    kind: "refused",
    hint: expect.stringContaining("connect"),
  });
  expect(refused("a-code", "no", "do this")).toMatchObject({
    kind: "refused",
    code: "a-code",
    hint: "do this",
  });
});
