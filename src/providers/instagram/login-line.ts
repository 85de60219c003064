import { AppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import type { VendorLine } from "../contracts/vendor.ts";
import { type JsonRequest, sendJson } from "../http/send-json.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { loginError } from "./login-errors.ts";
import { ID } from "./say-error.ts";

const TIMEOUT_MS = 60_000;

export interface LoginParts {
  line: () => Promise<VendorLine>;
  clock: Clock;
  /** Where requests go, and where a browser goes. */
  addresses: LoginAddresses;
}

export interface LoginAddresses {
  graph: string;
  instagramGraph: string;
  instagramToken: string;
  facebookBrowser: string;
  instagramBrowser: string;
}

export interface LoginQuestion {
  method?: JsonRequest["method"];
  query?: Readonly<Record<string, string>>;
  form?: Readonly<Record<string, string>>;
  /** In a header, wherever Meta takes it there. */
  token?: string;
  signal: AbortSignal;
}

/** Asks once, whatever the answer. */
export async function askLogin(
  { line }: LoginParts,
  address: string,
  { method = "GET", query = {}, form, token, signal }: LoginQuestion,
): Promise<VendorAnswer> {
  const search = new URLSearchParams(query).toString();
  return await sendJson((await line()).fetch, {
    providerId: ID,
    method,
    url: search === "" ? address : `${address}?${search}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(form === undefined ? {} : { form }),
    timeoutMs: TIMEOUT_MS,
    signal,
  });
}

/** The JSON of an answer that went well; throws what the login says of all others. */
export function jsonOf(answer: VendorAnswer, about: "code" | "token"): unknown {
  if (answer.status < 200 || answer.status > 299 || isError(answer.json)) throw loginError(answer, about);
  return answer.json;
}

const isError = (json: unknown): boolean =>
  typeof json === "object" && json !== null && ("error" in json || "error_message" in json);

/** Meta lets a token be taken back only by the person, for all accounts of a login at once. */
export function revokeByHand(where: string): AppError {
  return new AppError({
    kind: "refused",
    code: "login-revoke-by-hand",
    message: "Instagram gives a program no way to take back the leave of one account.",
    hint: `Remove the app in the browser: ${where}.`,
  });
}
