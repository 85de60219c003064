import { answerInError } from "../http/answer-in-error.ts";

/** `content_policy_violation`, `moderation_blocked`. */
const MODERATED = /policy|moderation/;

/** Whether what the SDK threw is a refusal for what an order shows or says. */
export function isModerated(error: unknown): boolean {
  const { code } = (answerInError(error)?.json ?? {}) as { code?: unknown };
  return typeof code === "string" && MODERATED.test(code);
}
