import { z } from "zod";
import type { ContractReply } from "./contract-server.ts";

/** Meta's error, as its page has it. */
export function graphFailure(
  code: number,
  subcode?: number,
  more: { status?: number; headers?: Record<string, string>; isTransient?: boolean; message?: string } = {},
): ContractReply {
  const { status = 400, headers = {}, isTransient = false, message = "An error of Meta's." } = more;
  return {
    status,
    headers,
    json: {
      error: {
        message,
        type: "OAuthException",
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        is_transient: isTransient,
        fbtrace_id: "A6LJylpZRKw2xKLFsAP",
      },
    },
  };
}

export const uploadFailure = (
  status: number,
  type: string,
  message: string,
  retriable = false,
): ContractReply => ({
  status,
  json: { debug_info: { retriable, type, message } },
});

const Flag = z.enum(["true", "false"]).optional();
export const ContainerForm = z
  .strictObject({
    media_type: z.literal("REELS"),
    upload_type: z.literal("resumable").optional(),
    video_url: z.url({ protocol: /^https$/ }).optional(),
    caption: z.string().min(1).max(2200).optional(),
    cover_url: z.url({ protocol: /^https$/ }).optional(),
    thumb_offset: z.string().regex(/^\d+$/).optional(),
    share_to_feed: Flag,
    is_ai_generated: Flag,
    is_paid_partnership: Flag,
    trial_params: z
      .enum([
        JSON.stringify({ graduation_strategy: "MANUAL" }),
        JSON.stringify({ graduation_strategy: "SS_PERFORMANCE" }),
      ])
      .optional(),
  })
  .refine((form) => (form.upload_type === undefined) !== (form.video_url === undefined), "one way only");

export function brokenForm(shape: z.ZodType, type: string | undefined, body: Buffer): string[] {
  if (!type?.startsWith("application/x-www-form-urlencoded")) return ["the body is no form"];
  const read = shape.safeParse(Object.fromEntries(new URLSearchParams(body.toString())));
  return read.success ? [] : [z.prettifyError(read.error)];
}
