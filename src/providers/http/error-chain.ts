import { type AppError, isAppError } from "../../core/app-error.ts";

const DEPTH_MAX = 10;

/** An error and what caused it, outermost first: SDKs wrap what our fetch throws, some of them twice. */
export function errorChain(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at: unknown = error; at !== undefined && at !== null && !chain.includes(at); ) {
    chain.push(at);
    if (chain.length === DEPTH_MAX) break;
    at = at instanceof Error ? at.cause : undefined;
  }
  return chain;
}

/** Our own error inside an SDK's. */
export function appErrorIn(error: unknown): AppError | undefined {
  return errorChain(error).find(isAppError);
}
