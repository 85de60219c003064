import type { VendorDefinition } from "../contracts/vendor.ts";
import { endpointOf, S3 } from "./s3-client.ts";
import { createS3Store } from "./s3-store.ts";

/** S3, and every store that speaks it: R2, MinIO, Ceph, Backblaze. Its keys are the AWS SDK's own affair. */
export const s3: VendorDefinition = {
  id: S3,
  title: "Amazon S3, or a store that speaks its API",
  contracts: ["object-store"],
  baseUrl: "https://s3.amazonaws.com",
  keys: [],
  settings: {
    bucket: "where finished videos go; without it they stay on this disk",
    region: "the bucket's; when absent what the AWS SDK finds (AWS_REGION, a profile)",
    endpoint: "the address of a store that is not Amazon's",
    publicBaseUrl:
      "where the world reads the bucket: a CDN such as CloudFront, or the bucket's own public address",
  },
  neededSettings: ["bucket"],
  addressOf: (settings) =>
    endpointOf(settings) ??
    (settings["region"] === undefined
      ? "https://s3.amazonaws.com"
      : `https://s3.${settings["region"]}.amazonaws.com`),
  operationOf,
  open: (parts) => {
    const { probe, ...objectStore } = createS3Store(parts);
    return { objectStore, probe };
  },
};

/** The SDK names most operations itself; the others are told by what they ask for. Never a key or a bucket. */
function operationOf(method: string, { searchParams }: URL): string {
  const named = searchParams.get("x-id");
  if (named !== null && /^[A-Za-z]{1,40}$/.test(named)) return named;
  if (method === "POST")
    return searchParams.has("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
  return searchParams.has("uploads") ? "ListMultipartUploads" : method;
}
