import { z } from "zod";
import { vendorMessage } from "../http/vendor-message.ts";

/** What Meta says went wrong; codes are null where it said none. */
export interface GraphError {
  status: number;
  code: number | null;
  subcode: number | null;
  isTransient: boolean;
  /** One line, with its codes. */
  message: string;
}

interface Answer {
  status: number;
  json: unknown;
  text: string;
}

const Code = z.number().int().nullish().catch(null);
const Words = z.string().nullish().catch(null);

const Failure = z.object({
  error: z.object({
    message: Words,
    code: Code,
    error_subcode: Code,
    is_transient: z.boolean().nullish().catch(null),
    error_user_title: Words,
    error_user_msg: Words,
  }),
});

/** Undefined: no error. Meta tells of some at status 200, and of its upload host's in `debug_info`. */
export function readError(answer: Answer): GraphError | undefined {
  const { status } = answer;
  const failure = Failure.safeParse(answer.json);
  if (!failure.success) {
    if (status >= 200 && status <= 299) return undefined;
    return {
      status,
      code: null,
      subcode: null,
      isTransient: false,
      message: `${vendorMessage(answer)} (${status})`,
    };
  }
  const { error } = failure.data;
  const code = error.code ?? null;
  const subcode = error.error_subcode ?? null;
  const said = [error.error_user_title, error.error_user_msg].filter(Boolean).join(": ");
  const words = vendorMessage({ json: undefined, text: said || error.message || "" });
  const codes = [code ?? `status ${status}`, ...(subcode === null ? [] : [subcode])].join("/");
  return { status, code, subcode, isTransient: error.is_transient === true, message: `${words} (${codes})` };
}

/** Meta's own codes for a token that is no good; its hosts disagree about the status. */
export function isTokenRefused({ status, code }: Pick<GraphError, "status" | "code">): boolean {
  return code === 190 || code === 102 || (status === 401 && code === null);
}

const UploadFailure = z.object({
  debug_info: z.object({
    retriable: z.boolean().nullish().catch(null),
    type: Words,
    message: Words,
  }),
});

/** What the upload host, which has a way of its own to say no, makes of a part of a file. */
export type UploadVerdict = { kind: "taken" } | { kind: UploadTrouble; message: string };
/** `again`: the same bytes later. `spoilt`: this container takes nothing any more. */
export type UploadTrouble = "again" | "token-refused" | "throttled" | "spoilt";

export function readUpload(answer: Answer): UploadVerdict {
  const { status, json, text } = answer;
  const message = vendorMessage({ json: jsonIn(json), text: text.slice(0, 300) });
  if (status >= 200 && status <= 299 && z.object({ success: z.literal(true) }).safeParse(json).success)
    return { kind: "taken" };
  const error = readError(answer);
  if (error && isTokenRefused(error)) return { kind: "token-refused", message };
  if (status === 429) return { kind: "throttled", message };
  const said = UploadFailure.safeParse(json).data?.debug_info;
  if (/NotAuthorized/i.test(said?.type ?? "") || /unauthorized user/i.test(said?.message ?? ""))
    return { kind: "token-refused", message };
  if (said?.retriable === true || status >= 500 || status === 408 || error?.isTransient === true)
    return { kind: "again", message };
  return { kind: "spoilt", message };
}

function jsonIn(json: unknown): unknown {
  return UploadFailure.safeParse(json).data?.debug_info ?? json;
}
