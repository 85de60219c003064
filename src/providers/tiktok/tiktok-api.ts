import { z } from "zod";
import { AppError } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import type { AccountAccess } from "../contracts/account-access.ts";
import type { VendorLine, VendorParts } from "../contracts/vendor.ts";
import { sendJson } from "../http/send-json.ts";
import type { VendorAnswer } from "../http/vendor-answer.ts";
import { describeBody } from "../http/vendor-message.ts";
import { Pace } from "./pace.ts";
import { TIKTOK, troubleOf } from "./troubles.ts";

/** What the modules of this platform need of one account. */
export interface TiktokApi {
  clock: Clock;
  account: AccountAccess;
  line(): Promise<VendorLine>;
  /**
   * One request as the account, and `data` of its answer. A token that is refused is renewed once, and the same request is
   * sent again. Throws as `troubleOf` says, transient when no whole answer came or the account's pace would be
   * broken, and what `account.token` throws.
   */
  ask(question: ApiQuestion, signal: AbortSignal): Promise<unknown>;
}

export interface ApiQuestion {
  method?: "GET" | "POST";
  path: string;
  body?: unknown;
}

const ANSWER_MS = 30_000;
/** As TikTok's reference wants it, to the letter; also where there is no body. */
const JSON_TYPE = "application/json; charset=UTF-8";

export function createTiktokApi(
  parts: VendorParts,
  account: AccountAccess,
  pace = new Pace(parts.clock),
): TiktokApi {
  const { baseUrl, clock } = parts;
  return {
    clock,
    account,
    line: async () => await parts.line(),
    async ask(question, signal) {
      const line = await parts.line();
      const askAs = async (token: string): Promise<VendorAnswer> => {
        pace.take(question.path);
        return await askTiktok(line, baseUrl, question, token, signal);
      };
      const token = await account.token();
      const answer = await askAs(token);
      if (!isTokenRefused(answer)) return dataOf(answer, clock.nowMs());
      const renewed = await account.token(token);
      return dataOf(await askAs(renewed), clock.nowMs());
    },
  };
}

/** One request with one token, and whatever came. Ids of 19 digits come as text. */
export async function askTiktok(
  line: VendorLine,
  baseUrl: string,
  { method = "POST", path, body }: ApiQuestion,
  token: string,
  signal: AbortSignal,
): Promise<VendorAnswer> {
  const type = method === "GET" ? {} : { "content-type": JSON_TYPE };
  return await sendJson(line.fetch, {
    providerId: TIKTOK,
    method,
    url: `${baseUrl}${path}`,
    headers: { authorization: `Bearer ${token}`, ...type },
    ...(body === undefined ? {} : { body }),
    timeoutMs: ANSWER_MS,
    signal,
    isExact: true,
  });
}

const Envelope = z.object({
  data: z.unknown(),
  error: z.object({ code: z.string(), message: z.string().nullish() }),
});

/** Every answer says in `error.code` whether it is one, whatever its status. */
export function dataOf(answer: VendorAnswer, nowMs: number): unknown {
  const read = Envelope.safeParse(answer.json);
  if (!read.success) throw oddAnswer(`answered ${answer.status} with ${describeBody(answer)}`);
  const { data, error } = read.data;
  const { status } = answer;
  if (error.code === "ok" && status >= 200 && status <= 299) return data;
  throw troubleOf(error.code, { status, message: error.message }, nowMs);
}

/** Reads `data`; what does not fit is told without itself. */
export function readData<Shape extends z.ZodType>(shape: Shape, data: unknown): z.infer<Shape> {
  const read = shape.safeParse(data);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => (path.length === 0 ? "all of it" : path.join(".")));
  throw oddAnswer(`sent JSON of another shape than it documents (${fields.join(", ")})`);
}

function isTokenRefused({ json }: VendorAnswer): boolean {
  const read = Envelope.safeParse(json);
  return read.success && read.data.error.code === "access_token_invalid";
}

function oddAnswer(what: string): AppError {
  return new AppError({
    kind: "transient",
    code: "vendor-answer-odd",
    message: `tiktok ${what}.`,
    hint: "If this stays, check providers.tiktok.baseUrl.",
  });
}
