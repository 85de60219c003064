import type { z } from "zod";
import {
  type ContractReply,
  type ContractRequest,
  type ContractServer,
  type Fault,
  send,
} from "./contract-server.ts";

/** The key that a contract server knows; it must be found nowhere afterwards. */
export const CANARY_KEY = "sk-canary-9f8e7d6c5b4a-0123456789";

export interface SpokenAnswer {
  text: string;
  end: "complete" | "cut" | "refused" | "odd";
  /** Not from the cache, and not written to it. */
  inputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
}

/** What a vendor says no with; each in its own words. */
export type LanguageFailure =
  | "bad-request"
  | "key-refused"
  | "forbidden"
  | "credit-gone"
  | "model-missing"
  | "throttled"
  | "too-slow"
  | "conflict"
  | "broken"
  | "unavailable"
  | "overloaded";

export interface LanguageServer extends ContractServer {
  /** As it would be set: origin and path. */
  baseUrl: string;
  /** What the model says from now on. */
  say: (answer: Partial<SpokenAnswer>) => void;
  /** What the model says to the next questions, one after the other; the last one is kept. */
  sayInTurn: (texts: readonly string[]) => void;
  /** What the model says to each question, from now on. */
  sayTo: (answer: (asked: string) => string) => void;
  /** Refuses everything in this vendor's words, with `headers`. */
  failure: (kind: LanguageFailure, headers?: Readonly<Record<string, string>>) => Fault;
}

export const FIRST_ANSWER: SpokenAnswer = {
  text: '{"hook":"Owls hear","count":3}',
  end: "complete",
  inputTokens: 1_000,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 200,
};

/** What a model says, one answer after the other. */
export class Speech {
  #answer = FIRST_ANSWER;
  #texts: string[] = [];
  #sayTo: ((asked: string) => string) | undefined;

  say(answer: Partial<SpokenAnswer>): void {
    this.#answer = { ...FIRST_ANSWER, ...answer };
    this.#texts = [];
  }

  sayInTurn(texts: readonly string[]): void {
    this.#texts = [...texts];
  }

  sayTo(answer: (asked: string) => string): void {
    this.#sayTo = answer;
  }

  /** `json`: the question's body. */
  next(json: unknown): SpokenAnswer {
    if (this.#sayTo) return { ...this.#answer, text: this.#sayTo(wordsOf(json)) };
    const text = this.#texts.length > 1 ? this.#texts.shift() : this.#texts[0];
    return text === undefined ? this.#answer : { ...this.#answer, text };
  }
}

/** All that a body says in words, wherever its vendor puts them. */
function wordsOf(json: unknown): string {
  if (typeof json !== "object" || json === null) return "";
  return Object.entries(json)
    .map(([name, value]) =>
      typeof value === "string" && /^(?:text|content)$/.test(name) ? value : wordsOf(value),
    )
    .filter((words) => words !== "")
    .join("\n");
}

export const FAILURE_STATUS: Readonly<Record<LanguageFailure, number>> = {
  "bad-request": 400,
  "key-refused": 401,
  forbidden: 403,
  "credit-gone": 402,
  "model-missing": 404,
  throttled: 429,
  "too-slow": 408,
  conflict: 409,
  broken: 500,
  unavailable: 503,
  overloaded: 529,
};

export function failureFault(replyTo: (request: { authorization: string }) => ContractReply): Fault {
  return {
    work: "never",
    behave: ({ request, response }) =>
      send(response, replyTo({ authorization: request.headers.authorization ?? "" })),
  };
}

/** What a strict shape finds wrong with a body. */
export function bodyViolations(shape: z.ZodType, { json }: ContractRequest): string[] {
  const { success, error } = shape.safeParse(json);
  if (success) return [];
  return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

export function headerViolations(
  { headers }: ContractRequest,
  expected: Readonly<Record<string, RegExp>>,
): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => !value.test(String(headers[name] ?? "")))
    .map(([name, value]) => `the header ${name} is not ${value.source}`);
}
