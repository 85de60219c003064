import { z } from "zod";
import type { AskApi } from "../clip-jobs/api-of.ts";
import type { Asking } from "../clip-jobs/clip-jobs.ts";
import type { JobNews } from "../clip-jobs/job-news.ts";
import { type AnswerPlace, readAnswer } from "../clip-jobs/read-answer.ts";

const StoredFile = z.object({ state: z.string(), error: z.object({ message: z.string() }).nullish() });

/**
 * Where a video can be had, once Google has put it there. A file of the Files API is asked for under our own base URL, with
 * the key; anything else by its address alone.
 */
export async function findFile(
  uri: string,
  { baseUrl, ask, asking, place }: { baseUrl: string; ask: AskApi; asking: Asking; place: AnswerPlace },
): Promise<JobNews> {
  const id = /\/files\/([\w-]+)/.exec(uri)?.[1];
  if (id === undefined) return { state: "ready", clip: { url: uri } };
  const path = `/v1beta/files/${id}`;
  const { state, error } = readAnswer(await ask(asking, "GET", path), place, StoredFile);
  if (state === "PROCESSING") return { state: "pending" };
  if (state === "FAILED") {
    const message = `gemini made it and lost it: ${error?.message ?? "it gave no reason"}`;
    return { state: "failed", kind: "refused", message };
  }
  if (state !== "ACTIVE") {
    const because = `gemini says of the file ${JSON.stringify(state)}, which is not known here`;
    return { state: "pending", because };
  }
  const headers = { "x-goog-api-key": asking.line.key };
  return { state: "ready", clip: { url: `${baseUrl}${path}:download?alt=media`, headers } };
}
