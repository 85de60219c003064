import { z } from "zod";
import type { ModelQuestion } from "../contracts/language-model.ts";

export const Tokens = z.number().int().min(0);

export function imageUrl({ mediaType, bytes }: ModelQuestion["images"][number]): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
}
