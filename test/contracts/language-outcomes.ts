import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { type AnswerOutcome, commonOutcomes, outcomeKinds } from "./answer-outcomes.ts";
import { htmlInstead } from "./faults.ts";
import type { LanguageFailure, LanguageServer } from "./language-server.ts";

/** Every way in which a question can fail, and what must become of it and its money. */
export function languageOutcomes(definition: VendorDefinition): AnswerOutcome<LanguageServer>[] {
  const { failing, badKey, refused, unknown } = outcomeKinds<LanguageFailure>(definition);
  return [
    ...commonOutcomes(definition),
    badKey("forbidden", failing("forbidden"), /\(403\)/),
    refused("bad-request", failing("bad-request"), /\(400\): this is bad-request/),
    refused("model-missing", failing("model-missing"), /has no model "model-one".*catalogue may be older/),
    refused("HTML with 404", () => htmlInstead(404), /an HTML page \("Sign in.*baseUrl right/),
    unknown("overloaded", failing("overloaded"), /\(529\)/),
  ];
}
