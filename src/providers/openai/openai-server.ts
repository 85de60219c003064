import { AppError } from "../../core/app-error.ts";
import type { VendorParts } from "../contracts/vendor.ts";

export const OPENAI = "openai";
export const OPENAI_KEY = "OPENAI_API_KEY";

/** Whether the address is OpenAI's own: there a key is needed, and prices are known. */
export function isOpenAi(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && /(?:^|\.)openai\.com$/.test(new URL(baseUrl).hostname);
}

export type OpenAiApi = "responses" | "chat";

/** Which of the two APIs is spoken: as set, never guessed. Config error `setting-invalid`. */
export function apiOf({ settings }: Pick<VendorParts, "settings">): OpenAiApi {
  const { api = "responses" } = settings;
  if (api === "responses" || api === "chat") return api;
  throw new AppError({
    kind: "config",
    code: "setting-invalid",
    message: `providers.openai.api is "${api}"; it is \`responses\` or \`chat\`.`,
    hint: "`chat` is what Ollama, LM Studio and most other servers speak.",
  });
}

/** A server on this machine may want no key; OpenAI does. */
export function refuseMissingKey(baseUrl: string, key: string): void {
  if (key !== "" || !isOpenAi(baseUrl)) return;
  throw new AppError({
    kind: "config",
    code: "vendor-key-missing",
    message: `${OPENAI_KEY} is not set, or is empty.`,
    hint: `Set it, or set providers.openai.baseUrl to a server that wants no key.`,
    details: { names: [OPENAI_KEY] },
  });
}
