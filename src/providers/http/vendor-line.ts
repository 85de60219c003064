import { type Downloaded, type DownloadOptions, download } from "./download.ts";
import type { Telling } from "./tell.ts";
import { type UploadOptions, upload } from "./upload.ts";
import type { VendorAnswer } from "./vendor-answer.ts";
import { createVendorFetch, type VendorFetchOptions } from "./vendor-fetch.ts";

export interface VendorLineOptions extends VendorFetchOptions {
  /** Never seen in what is told, recorded or thrown. Empty where a local server wants none. */
  key: string;
}

/** The way to one vendor: to its API, and to the files that it made. Shaped as the contracts' `VendorLine`. */
export function createVendorLine({ key, fetch, ...options }: VendorLineOptions): {
  key: string;
  fetch: typeof globalThis.fetch;
  download(
    file: Omit<DownloadOptions, keyof Telling | "providerId" | "baseUrl" | "idleMs">,
  ): Promise<Downloaded>;
  upload(part: Omit<UploadOptions, keyof Telling | "providerId" | "baseUrl">): Promise<VendorAnswer>;
} {
  const common = { ...options, secrets: [...options.secrets, key] };
  return {
    key,
    fetch: createVendorFetch({ ...common, fetch }),
    // Files may lie anywhere, so they do not go by the fetch that asks the vendor only.
    download: (file) => download(fetch, { ...common, ...file }),
    upload: (part) => upload(fetch, { ...common, ...part }),
  };
}
