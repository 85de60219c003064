import type * as S3Sdk from "@aws-sdk/client-s3";
import type { VendorParts } from "../contracts/vendor.ts";
import { loadSdk } from "../http/load-sdk.ts";
import { lineHandler } from "./line-handler.ts";

export const S3 = "s3";

export interface OpenedS3 {
  sdk: typeof S3Sdk;
  client: S3Sdk.S3Client;
}

/** What other servers than Amazon's take when nobody names a region; R2 and MinIO read it as their own. */
const REGION_OF_OTHERS = "us-east-1";

/**
 * The official client, loaded with the first request, that sends everything once. Credentials, and the region when it is
 * not set, come from the SDK's own chain: variables, profiles, single sign-on, the machine's role.
 */
export async function openS3(parts: VendorParts): Promise<OpenedS3> {
  // Once a process it would tell whoever watches about Node's age; which Node we run on is in `docs/decisions`.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const sdk = await loadSdk("@aws-sdk/client-s3", () => import("@aws-sdk/client-s3"));
  const { region } = parts.settings;
  const endpoint = endpointOf(parts.settings);
  const client = (where: string | undefined): S3Sdk.S3Client =>
    new sdk.S3Client({
      ...(where === undefined ? {} : { region: where }),
      // The bucket in the path: its name before the host needs a name server that knows it.
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      maxAttempts: 1,
      followRegionRedirects: false,
      // Trailing checksums are Amazon's alone. The hash of every body is signed, and MD5 is checked by all.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      expectContinueHeader: false,
      requestHandler: lineHandler(parts, S3),
    });
  const asSet = client(region);
  if (region !== undefined || endpoint === undefined || (await hasRegion(asSet)))
    return { sdk, client: asSet };
  return { sdk, client: client(REGION_OF_OTHERS) };
}

/** Undefined: Amazon's own, or what the SDK's chain says. */
export function endpointOf(settings: Readonly<Record<string, string | undefined>>): string | undefined {
  return settings["endpoint"] ?? settings["baseUrl"];
}

async function hasRegion({ config }: S3Sdk.S3Client): Promise<boolean> {
  try {
    return (await config.region()) !== "";
  } catch (error) {
    if (error instanceof Error && /region/i.test(error.message)) return false;
    throw error;
  }
}
