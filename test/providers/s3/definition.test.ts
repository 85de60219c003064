import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { s3 } from "../../../src/providers/s3/definition.ts";
import { LARGE_BYTES, newObject } from "../../contracts/object-store-suite.ts";
import { openBucket, stubAwsSurroundings } from "../../contracts/s3-scene.ts";

beforeEach(stubAwsSurroundings);
afterEach(() => vi.unstubAllEnvs());

it("a request is told by its operation, without the bucket and the key", async () => {
  const { store, vendor } = await openBucket();
  await store.put(newObject(LARGE_BYTES));
  const told = vendor.usages.map(({ operation }) => operation);
  expect(new Set(told)).toEqual(
    new Set([
      "HEAD",
      "ListMultipartUploads",
      "CreateMultipartUpload",
      "UploadPart",
      "CompleteMultipartUpload",
    ]),
  );
});

it("is where its own settings say, Amazon's in its region, or Amazon's", () => {
  expect(
    [{}, { region: "eu-west-1" }, { region: "auto", endpoint: "https://x.example" }].map(
      s3.addressOf ?? String,
    ),
  ).toEqual(["https://s3.amazonaws.com", "https://s3.eu-west-1.amazonaws.com", "https://x.example"]);
});
