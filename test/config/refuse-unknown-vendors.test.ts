import { expect, it } from "vitest";
import { refuseUnknownVendors } from "../../src/config/refuse-unknown-vendors.ts";

const KNOWN = ["runway", "fal", "s3"];
const refuse = (...origins: [path: string, origin: string][]): void =>
  refuseUnknownVendors({ origins: new Map(origins) }, KNOWN);

it("lets settings of vendors that there are through, and all other settings", () => {
  refuse(["providers.runway.baseUrl", "VIRAL_PROVIDERS_RUNWAY_BASE_URL"], ["theme", "--theme"]);
});

it("names every setting of a vendor that there is not, where it stands, and who was meant", () => {
  const wrong = (): void =>
    refuse(
      ["providers.runwayml.baseUrl", "VIRAL_PROVIDERS_RUNWAYML_BASE_URL"],
      ["providers.something.jobsAtOnce", "/home/viral.config.json:4"],
    );
  expect(wrong).toThrow(expect.objectContaining({ kind: "config", code: "config-invalid" }));
  expect(wrong).toThrow(
    'VIRAL_PROVIDERS_RUNWAYML_BASE_URL  providers.runwayml.baseUrl: there is no vendor "runwayml", did you mean runway?',
  );
  expect(wrong).toThrow(
    '/home/viral.config.json:4  providers.something.jobsAtOnce: there is no vendor "something"; there are runway, fal, s3',
  );
});
