import { z } from "zod";
import type { ContractRequest } from "./contract-server.ts";

/** 5 and 64 MB, in whichever way of counting is the stricter. */
const CHUNK_BYTES_MIN = 5 * 1024 * 1024;
const CHUNK_BYTES_MAX = 64_000_000;
const LAST_CHUNK_BYTES_MAX = 128_000_000;
const VIDEO_BYTES_MAX = 4_000_000_000;

const Bytes = z.number().int().positive();
const SourceInfo = z
  .strictObject({
    source: z.literal("FILE_UPLOAD"),
    video_size: Bytes.max(VIDEO_BYTES_MAX),
    chunk_size: Bytes,
    total_chunk_count: z.number().int().min(1).max(1000),
  })
  .superRefine(({ video_size: size, chunk_size: chunk, total_chunk_count: count }, context) => {
    const complain = (message: string) => context.addIssue({ code: "custom", message });
    const isWhole = chunk === size;
    if (count !== Math.floor(size / chunk))
      complain("total_chunk_count is not the size divided by chunk_size");
    if (size < CHUNK_BYTES_MIN && !isWhole) complain("a file under 5 MB goes whole");
    if (!isWhole && chunk < CHUNK_BYTES_MIN) complain("a chunk has at least 5 MB");
    if (chunk > CHUNK_BYTES_MAX) complain("a chunk has at most 64 MB");
    if (size > CHUNK_BYTES_MAX && count < 2) complain("a file over 64 MB goes in several chunks");
    if (size - (count - 1) * chunk > LAST_CHUNK_BYTES_MAX) complain("the last chunk has at most 128 MB");
  });
export type SourceInfo = z.infer<typeof SourceInfo>;

const PostInfo = z.strictObject({
  privacy_level: z.enum(["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "FOLLOWER_OF_CREATOR", "SELF_ONLY"]),
  title: z.string().refine(({ length }) => length <= 2200, "a title has at most 2200 UTF-16 units"),
  disable_duet: z.boolean(),
  disable_stitch: z.boolean(),
  disable_comment: z.boolean(),
  video_cover_timestamp_ms: z.number().int().min(0).max(2_147_483_647).optional(),
  brand_content_toggle: z.boolean(),
  brand_organic_toggle: z.boolean(),
  is_aigc: z.boolean(),
});
export type PostInfo = z.infer<typeof PostInfo>;

export const DirectInit = z.strictObject({ post_info: PostInfo, source_info: SourceInfo });
export const DraftInit = z.strictObject({ source_info: SourceInfo });
export const StatusQuestion = z.strictObject({ publish_id: z.string().min(1).max(64) });

const Verifier = z.string().regex(/^[A-Za-z0-9\-._~]{43,128}$/);
const App = { client_key: z.string().min(1), client_secret: z.string().min(1) };
export const TokenForm = z.discriminatedUnion("grant_type", [
  z.strictObject({
    ...App,
    grant_type: z.literal("authorization_code"),
    code: z.string().min(1),
    redirect_uri: z.string().min(1),
    code_verifier: Verifier,
  }),
  z.strictObject({ ...App, grant_type: z.literal("refresh_token"), refresh_token: z.string().min(1) }),
]);
export const RevokeForm = z.strictObject({ ...App, token: z.string().min(1) });
export const AuthorizeQuery = z.strictObject({
  client_key: z.string().min(1),
  scope: z.string().regex(/^[a-z.]+(?:,[a-z.]+)*$/),
  redirect_uri: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+\/callback\/?$/),
  state: z.string().min(16),
  response_type: z.literal("code"),
  // Hexadecimal, not base64url.
  code_challenge: z.string().regex(/^[0-9a-f]{64}$/),
  code_challenge_method: z.literal("S256"),
});

export const formOf = ({ body }: ContractRequest): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body.toString("utf8")));

/** What breaks a shape, field by field. */
export function brokenShape(shape: z.ZodType, value: unknown): string[] {
  return (shape.safeParse(value).error?.issues ?? []).map(
    ({ path, message }) => `${path.join(".")}: ${message}`,
  );
}

/** A call of the data API: its token in the header and nowhere else, its type to the letter. */
export function brokenCall(request: ContractRequest, body: z.ZodType | "none"): string[] {
  const { headers, method, json, body: bytes } = request;
  const type = headers["content-type"];
  return [
    ...(/^Bearer act\.\S+$/.test(headers.authorization ?? "") ? [] : ["no bearer token"]),
    ...(request.query.toString().includes("act.") ? ["the token is in the address"] : []),
    ...(method === "GET" || type === "application/json; charset=UTF-8" ? [] : [`content-type is ${type}`]),
    ...(body === "none" ? (bytes.byteLength === 0 ? [] : ["there is a body"]) : brokenShape(body, json)),
  ];
}

export function brokenForm(request: ContractRequest, shape: z.ZodType): string[] {
  const type = request.headers["content-type"] ?? "none";
  return [
    ...(type.startsWith("application/x-www-form-urlencoded") ? [] : [`content-type is ${type}`]),
    ...brokenShape(shape, formOf(request)),
  ];
}

export interface PieceRange {
  first: number;
  last: number;
  total: number;
}

export function rangeOf({ headers }: ContractRequest): PieceRange | undefined {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers["content-range"] ?? "") ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Number(last), total: Number(total) };
}

export function brokenPiece(request: ContractRequest): string[] {
  const { headers, body, query } = request;
  const range = rangeOf(request);
  return [
    ...(headers.authorization === undefined ? [] : ["an upload carries a token"]),
    ...(headers["content-type"] === "video/mp4" ? [] : [`content-type is ${headers["content-type"]}`]),
    ...(headers["content-length"] === String(body.byteLength) ? [] : ["content-length is missing or wrong"]),
    ...(range && range.last - range.first + 1 === body.byteLength
      ? []
      : ["content-range does not fit the body"]),
    ...(query.has("upload_id") && query.has("upload_token") ? [] : ["the address is not the whole one"]),
  ];
}
