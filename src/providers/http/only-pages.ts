import { isAppError } from "../../core/app-error.ts";
import type { VendorAnswer } from "./vendor-answer.ts";
import { isHtml } from "./vendor-message.ts";

/** A page of HTML where JSON was expected, as a success: of whoever is at the address, which need not be the vendor. */
export function isPage({ status, json, text }: Pick<VendorAnswer, "status" | "json" | "text">): boolean {
  return status >= 200 && status <= 299 && json === undefined && isHtml(text.trim());
}

/**
 * Whether a question that is free is answered with a page too: then nothing of the vendor is at its address, and nothing can
 * have been bought there. Whatever else comes, or does not, proves nothing.
 */
export async function answersWithPage(
  ask: () => Promise<VendorAnswer>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return isPage(await ask());
  } catch (error) {
    signal.throwIfAborted();
    if (isAppError(error)) return false;
    throw error;
  }
}
