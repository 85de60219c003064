import type { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import { createRedactor } from "../http/redact.ts";
import { describeBody, vendorMessage } from "../http/vendor-message.ts";
import type { VendorAnswer } from "./clip-jobs.ts";

export interface AnswerPlace {
  providerId: string;
  /** The variable that holds the key. */
  keyName: string;
  secrets: readonly string[];
}

/** What a question that changes nothing was answered. Throws as `checkAnswer` does, also when it is of another shape. */
export function readAnswer<Answer>(
  answer: VendorAnswer,
  place: AnswerPlace,
  schema: z.ZodType<Answer>,
): Answer {
  checkAnswer(answer, place);
  requireJson(answer, place);
  const read = schema.safeParse(answer.json);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => (path.length === 0 ? "all of it" : path.join(".")));
  throw odd(place, `sent JSON of another shape than it documents (${fields.join(", ")})`);
}

/**
 * Throws config `vendor-key-refused`, and transient `vendor-answer-odd` for every other status that is no success: such an
 * answer says nothing about a job.
 */
export function checkAnswer(answer: VendorAnswer, place: AnswerPlace): void {
  const { status } = answer;
  if (status === 401 || status === 403) throw keyRefused(answer, place);
  if (status < 200 || status > 299)
    throw odd(place, `answered ${status}: ${shown(vendorMessage(answer), place)}`);
}

/** Whoever answers without JSON, under whatever status, need not be the vendor. Throws transient `vendor-answer-odd`. */
export function requireJson(answer: VendorAnswer, place: AnswerPlace): void {
  if (answer.json !== undefined) return;
  const came = shown(describeBody(answer), place);
  throw odd(place, `sent ${came} where JSON was expected; is its base URL right?`);
}

export function keyRefused(answer: VendorAnswer, place: AnswerPlace): AppError {
  const { providerId, keyName } = place;
  return new AppError({
    kind: "config",
    code: "vendor-key-refused",
    message: `${providerId} (${answer.status}): ${shown(vendorMessage(answer), place)}`,
    hint: `Check ${keyName}: the key may be wrong, expired, or not allowed to do this.`,
    details: { providerId, keyName, status: answer.status },
  });
}

function shown(words: string, { secrets }: AnswerPlace): string {
  return createRedactor(secrets).text(words);
}

function odd({ providerId }: AnswerPlace, what: string): AppError {
  return new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message: `${providerId} ${what}`,
    hint: `If this stays, check providers.${providerId}.baseUrl.`,
  });
}
