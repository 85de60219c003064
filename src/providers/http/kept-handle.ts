import { createRedactor } from "./redact.ts";
import { vendorMessage } from "./vendor-message.ts";

/**
 * An answer as the handle that is stored of it. A server that says the key back shall not get it into the journal; what
 * it says of its reasons becomes one line.
 */
export function keptHandle(
  kept: { text: string; reason: string; model: string },
  secrets: readonly string[],
): string {
  const redactor = createRedactor(secrets);
  return JSON.stringify({
    ...kept,
    text: redactor.values(kept.text),
    reason: vendorMessage({ json: undefined, text: redactor.text(kept.reason) }),
    model: redactor.values(kept.model),
  });
}
