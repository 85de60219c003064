import type { AccountAccess } from "../contracts/account-access.ts";
import type { UploadAnswer } from "../contracts/vendor.ts";
import { reasonsIn } from "./explain-answer.ts";

export type Tokens = Pick<AccountAccess, "token">;

/**
 * Sends a request with the account's token; when that is refused, the SAME request once more with a renewed one. `first`:
 * a token that has just been fetched.
 */
export async function withToken(
  tokens: Tokens,
  send: (token: string) => Promise<UploadAnswer>,
  first?: string,
): Promise<UploadAnswer> {
  const token = first ?? (await tokens.token());
  const answer = await send(token);
  if (!isTokenRefused(answer)) return answer;
  const renewed = await tokens.token(token);
  return renewed === token ? answer : await send(renewed);
}

/** An account without a channel is answered 401, too: no other token helps it. */
function isTokenRefused({ status, json }: UploadAnswer): boolean {
  return status === 401 && !reasonsIn(json).includes("youtubeSignupRequired");
}
