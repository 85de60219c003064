import { AppError } from "../../core/app-error.ts";
import { vendorMessage } from "../http/vendor-message.ts";
import { rowOf } from "./graph-errors.ts";
import { isTokenRefused, readError } from "./read-error.ts";
import { passing, reconnectNeeded, refused } from "./say-error.ts";

interface Answer {
  status: number;
  json: unknown;
  text: string;
}

/** Of the code that the browser brought: it is used, or its ten minutes are over. Seen with code 100. */
const CODE_IS_OVER = new Set([36007, 36009]);
/** The host of Instagram's own login has no codes of this kind, only words. */
const CODE_IS_OVER_WORDS = /authorization code|matching code|code (?:was|has|is)/i;

/** What a login was answered instead of a token, as `PlatformLogin` has it. `about`: what was asked. */
export function loginError(answer: Answer, about: "code" | "token"): AppError {
  const { status } = answer;
  const error = readError(answer);
  const words = ownWordsOf(answer) ?? error?.message ?? vendorMessage(answer);
  const message = `Meta's login: ${words}`;
  const meaning = error ? rowOf(error).meaning : undefined;
  if (
    status >= 500 ||
    status === 408 ||
    status === 429 ||
    error?.isTransient === true ||
    meaning === "throttled"
  )
    return passing(message, "Try again later.");
  if (about === "token" && error && isTokenRefused(error)) return reconnectNeeded(message);
  const isOver =
    error?.subcode === undefined || error.subcode === null
      ? CODE_IS_OVER_WORDS.test(words)
      : CODE_IS_OVER.has(error.subcode);
  if (about === "code" && isOver)
    return refused("login-expired", message, "Begin again: `viral accounts connect instagram`.");
  return new AppError({
    kind: "config",
    code: "login-app-refused",
    message,
    hint: "Check the app's id and secret (each of Meta's two logins has its own), and that the redirect address is listed in the app, letter by letter.",
    details: { status },
  });
}

/** An answer that went well and has no token in it. */
export function oddLogin(): AppError {
  return passing(
    "Meta's login answered what it does not document.",
    "If this stays, check the addresses in providers.instagram.",
  );
}

/** `{"error_type": "OAuthException", "code": 400, "error_message": "Invalid platform app"}` */
function ownWordsOf({ json }: Answer): string | undefined {
  const said =
    typeof json === "object" && json !== null && "error_message" in json ? json.error_message : undefined;
  return typeof said === "string" ? vendorMessage({ json: undefined, text: said }) : undefined;
}
