import type { VendorDefinition } from "../../src/providers/contracts/vendor.ts";
import { type AnswerOutcome, commonOutcomes, outcomeKinds } from "./answer-outcomes.ts";
import type { SpeechFailure, SpeechServer } from "./speech-server.ts";

/** Every way in which an order of speech can fail, and what must become of it and its money. */
export function speechOutcomes(definition: VendorDefinition): AnswerOutcome<SpeechServer>[] {
  const { failing, refused, moderated } = outcomeKinds<SpeechFailure>(definition);
  return [
    ...commonOutcomes(definition),
    refused("bad-request", failing("bad-request"), /\(400\): .*this is bad-request/),
    refused("voice-missing", failing("voice-missing"), /\(40[04]\): .*this is voice-missing/),
    refused("model-missing", failing("model-missing"), /model/),
    moderated("moderated", failing("moderated"), /this is moderated/),
  ];
}
