import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "../../core/app-error.ts";

/** Reads what a platform sent back to the loopback address: the code, when the state is ours. Refused otherwise. */
export function codeIn(query: URLSearchParams, state: string): string {
  const states = query.getAll("state");
  if (states.length !== 1 || !isSame(states[0] ?? "", state)) throw strange();
  const [error] = query.getAll("error");
  if (error !== undefined) throw denied(error);
  const [code, another] = query.getAll("code");
  if (!code || another !== undefined) throw strange();
  return code;
}

/** In a time that tells nothing of where they differ. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(hashOf(given), hashOf(wanted));

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

const DENIED = "access_denied";

function denied(error: string): AppError {
  // Whatever else stands there is a stranger's text.
  const name = /^[a-z_]{1,40}$/.test(error) ? error : "an error without a proper name";
  return new AppError({
    kind: "refused",
    code: error === DENIED ? "login-denied" : "login-refused",
    message:
      error === DENIED
        ? "The platform was told not to let viral in (access_denied)."
        : `The platform did not let viral in: ${name}.`,
    hint:
      error === DENIED
        ? "Connect again and allow it."
        : "Compare the app's id, scopes and redirect address with the platform's portal.",
  });
}

const strange = (): AppError =>
  new AppError({
    kind: "refused",
    code: "login-state-wrong",
    message:
      "What came back is not the answer to this login: its state is another one, or its code is missing.",
    hint: "Begin again, and use only the address that this command prints.",
  });

/**
 * What a person pasted: the whole address that they landed on, whose state is checked, or the code alone. That has no
 * state, and is taken only where the platform has PKCE: elsewhere it could be of a stranger's login.
 */
export function codeInPaste(
  pasted: string,
  { state, hasPkce }: { state: string; hasPkce: boolean },
): string | undefined {
  const text = pasted.trim();
  if (text === "") return undefined;
  const query = /^(?:https?:\/\/[^?#\s]*\?|\?)?((?:code|state|error|scope|iss|scopes)=\S*)$/.exec(text)?.[1];
  // Instagram puts `#_` behind its code.
  if (query !== undefined) return codeIn(new URLSearchParams(query.replace(/#.*$/u, "")), state);
  if (/\s|:\/\//u.test(text) || text.length < CODE_LENGTH_MIN) throw noCode();
  if (!hasPkce) throw codeAlone();
  return decoded(text);
}

const CODE_LENGTH_MIN = 8;

/** As it stands in an address, or as it is. */
function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch (error) {
    if (error instanceof URIError) return code;
    throw error;
  }
}

const noCode = (): AppError =>
  new AppError({
    kind: "usage",
    code: "login-paste-unreadable",
    message: "That is neither a code nor the address that the browser landed on.",
    hint: "Copy the whole address out of the browser's address bar.",
  });

const codeAlone = (): AppError =>
  new AppError({
    kind: "usage",
    code: "login-paste-unreadable",
    message: "A code alone does not say which login it is of.",
    hint: "Copy the whole address out of the browser's address bar.",
  });
