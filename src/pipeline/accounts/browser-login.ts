import { randomBytes } from "node:crypto";
import { AppError, isAppError, withHint } from "../../core/app-error.ts";
import { limitTime } from "../../core/time-limit.ts";
import type { Grant, PlatformApp, PlatformLogin } from "../../providers/contracts/platform-login.ts";
import type { LoginTalk } from "./login-talk.ts";
import { type LoopbackCallback, openCallback } from "./loopback-callback.ts";
import { codeInPaste } from "./read-callback.ts";

export interface LoginParts {
  login: PlatformLogin;
  app: PlatformApp;
  talk: LoginTalk;
  signal: AbortSignal;
}

/** Long enough to enter the redirect address into an app's settings first. */
export const BROWSER_WAIT_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/**
 * Sends a person to the platform, waits for the browser to come back or for what they paste, and changes the code for a
 * grant. Errors: refused `login-denied`, `login-refused`, `login-state-wrong`, `login-callback-strange`,
 * `login-timed-out`, and those of `PlatformLogin`.
 */
export async function loginByBrowser(parts: LoginParts, waitForMs = BROWSER_WAIT_MS): Promise<Grant> {
  const { login, app, talk, signal } = parts;
  const state = randomBytes(32).toString("base64url");
  const verifier = randomBytes(48).toString("base64url");
  const callback = await openCallback(state);
  const limit = limitTime(waitForMs, () => tooLate(waitForMs), signal);
  const { redirectUri } = callback;
  const { hasPkce } = login;
  try {
    const url = login.authorizeUrl({ app, redirectUri, state, verifier });
    talk.tell(invitation(url, { redirectUri, waitForMs, hasPkce }));
    const code = await firstCode(callback, { state, hasPkce, talk, signal: limit.signal });
    return await login.exchange({ app, redirectUri, verifier, code, signal });
  } finally {
    limit.release();
    await callback.close();
  }
}

function invitation(
  url: string,
  { redirectUri, waitForMs, hasPkce }: { redirectUri: string; waitForMs: number; hasPkce: boolean },
): string {
  return [
    "Open this address in a browser, and allow viral there:",
    "",
    `  ${url}`,
    "",
    `The browser comes back to ${redirectUri} on this machine.`,
    `If it runs on another one, paste the address that it lands on${hasPkce ? ", or the code in it" : ""}, and press Enter.`,
    `Waiting ${Math.round(waitForMs / MINUTE_MS)} minutes.`,
  ].join("\n");
}

interface Waiting {
  state: string;
  hasPkce: boolean;
  talk: LoginTalk;
  signal: AbortSignal;
}

async function firstCode(callback: LoopbackCallback, waiting: Waiting): Promise<string> {
  const { signal } = waiting;
  const stop = new AbortController();
  let giveUp = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
  });
  try {
    const pasted = pastedCode(waiting, stop.signal).then(async (code) => code ?? (await callback.code));
    return await Promise.race([callback.code, pasted, late]);
  } catch (error) {
    throw signal.aborted && error === signal.reason && !isAppError(error) ? cancelled() : error;
  } finally {
    signal.removeEventListener("abort", giveUp);
    stop.abort();
  }
}

/** Undefined: nothing can be pasted any more. */
async function pastedCode({ talk, ...login }: Waiting, stop: AbortSignal): Promise<string | undefined> {
  for await (const line of talk.pasted(stop)) {
    try {
      const code = codeInPaste(line, login);
      if (code !== undefined) return code;
    } catch (error) {
      if (!isAppError(error) || ENDS.has(error.code)) throw error;
      talk.tell(withHint(error));
    }
  }
  return undefined;
}

/** The platform has spoken; whatever else was pasted was a slip, and may be pasted again. */
const ENDS: ReadonlySet<string> = new Set(["login-denied", "login-refused"]);

const tooLate = (waitedMs: number): AppError =>
  new AppError({
    kind: "refused",
    code: "login-timed-out",
    message: `Nobody came back from the platform within ${Math.round(waitedMs / MINUTE_MS)} minutes.`,
    hint: "Begin again; on a server `viral accounts import` takes tokens that were made elsewhere.",
  });

export const cancelled = (): AppError =>
  new AppError({ kind: "cancelled", code: "cancelled", message: "Nothing was connected." });
