import { expect, it } from "vitest";
import { brokenBody, downloadError, noConnection } from "../../../src/providers/http/download-errors.ts";
import { BodyError } from "../../../src/providers/http/receive-body.ts";

const place = { providerId: "fal", host: "cdn.example" };

it("tells what may be tried again from what may not", () => {
  const faults = ["expired", "too-large", "wrong-kind", "refused", "truncated", "stalled", "failed"] as const;
  const kinds = faults.map((fault) => downloadError(fault, place, "is x").kind);
  expect(kinds).toEqual(["refused", "refused", "refused", "refused", "transient", "transient", "transient"]);
});

it("names a body's fault in its own words", () => {
  const codes = (["too-large", "stalled", "cut-off"] as const).map(
    (fault) => brokenBody(new BodyError(fault, "x"), place).code,
  );
  expect(codes).toEqual(["download-too-large", "download-stalled", "download-truncated"]);
});

it("quotes nothing of what fetch says", () => {
  const cause = Object.assign(new Error("canary"), { code: "ENOTFOUND", syscall: "getaddrinfo" });
  const error = noConnection(new TypeError("canary", { cause }), place);
  expect(error.message).toBe("A download of fal from cdn.example did not begin: the line broke (ENOTFOUND).");
  expect(`${error.stack}${JSON.stringify(error)}`).not.toContain("canary");
});
