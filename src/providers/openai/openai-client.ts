import type OpenAI from "openai";
import type { VendorLine, VendorParts } from "../contracts/vendor.ts";
import type { SubmitRules } from "../http/classify-submit.ts";
import { loadSdk } from "../http/load-sdk.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { OPENAI, OPENAI_KEY, refuseMissingKey } from "./openai-server.ts";

/** The official SDK, loaded with the first request, that sends everything once. */
export async function openClient(baseURL: string, { key, fetch }: VendorLine): Promise<OpenAI> {
  refuseMissingKey(baseURL, key);
  const { default: Client } = await loadSdk("openai", () => import("openai"));

  return new Client({
    // The SDK wants some key; without one of ours no header is sent.
    apiKey: key === "" ? "none" : key,
    ...(key === "" ? { defaultHeaders: { Authorization: null } } : {}),
    adminAPIKey: null,
    baseURL,
    fetch,
    maxRetries: 0,
    // Its log shows prompts.
    logLevel: "off",
  });
}

export function rulesOf({ clock }: VendorParts, { key }: VendorLine, signal: AbortSignal): SubmitRules {
  return {
    providerId: OPENAI,
    keyName: OPENAI_KEY,
    clock,
    secrets: [key],
    statuses: { 400: billing, 403: billing, 429: billing },
    signal,
  };
}

/** The SDK hands on what is inside of `error`. */
const GONE = new Set(["insufficient_quota", "billing_hard_limit_reached", "billing_not_active"]);

function billing({ json }: VendorAnswer): "credit-gone" | undefined {
  const { code, type } = (json ?? {}) as { code?: unknown; type?: unknown };
  return [code, type].some((word) => GONE.has(String(word))) ? "credit-gone" : undefined;
}
