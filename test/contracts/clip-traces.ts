import { expect, it } from "vitest";
import { canariesIn } from "../support/canaries.ts";
import { type ClipVendorCase, type clipHome, everythingLeft } from "./clip-scene.ts";

/** What all tests of a maker of clips leave behind in their home: the last part of its suite. */
export function clipTracesSuite(vendorCase: ClipVendorCase, home: ReturnType<typeof clipHome>): void {
  it("names requests without the ids in them", () => {
    const operations = new Set(home().told.map(({ operation }) => operation));
    expect(operations.size).toBeLessThan(9);
  });

  it("leaves no secret anywhere", () => {
    const left = everythingLeft(home());
    expect(left.length).toBeGreaterThan(10_000);
    const secrets = Object.fromEntries(vendorCase.secrets.map((secret) => [secret, secret]));
    expect(canariesIn(secrets, [["left", left]])).toEqual([]);
  });
}
