import { answerInError } from "./answer-in-error.ts";
import type { SubmitOutcome, SubmitRules } from "./classify-submit.ts";
import { createRedactor } from "./redact.ts";
import { describeBody, vendorMessage } from "./vendor-message.ts";

/**
 * What a 404 of a paid question means: there is no such model, or nothing of the vendor's at this address. Undefined:
 * something else was thrown.
 */
export function missingModel(
  error: unknown,
  model: string,
  { providerId, secrets }: SubmitRules,
): SubmitOutcome | undefined {
  const answer = answerInError(error);
  if (answer?.status !== 404) return undefined;
  const redactor = createRedactor(secrets);
  if (answer.json === undefined) {
    const came = redactor.text(describeBody(answer));
    const message = `${providerId} (404): ${came} came where its API was expected; is providers.${providerId}.baseUrl right?`;
    return { kind: "refused", code: "vendor-address-wrong", message };
  }
  const words = redactor.text(vendorMessage(answer));
  const message = `${providerId} has no model "${model}" for this key (404): ${words}. The catalogue may be older than the vendor's own list.`;
  return { kind: "refused", code: "vendor-model-missing", message };
}
