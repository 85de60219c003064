import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { z } from "zod";
import { AppError, isAppError, systemErrorCode } from "../../core/app-error.ts";
import type { PostOrder } from "../../model/post-order.ts";
import type { VendorParts } from "../contracts/vendor.ts";
import { refuseWithoutUnits, THUMBNAIL_PATH } from "./app-quota.ts";
import { explainAnswer } from "./explain-answer.ts";
import { type Tokens, withToken } from "./with-token.ts";
import type { YoutubeApi } from "./youtube-api.ts";

export interface DressDesk {
  parts: VendorParts;
  tokens: Tokens;
  api: YoutubeApi;
}

/** Thumbnail, playlist, and whether YouTube kept what it was told. Repeatable; what did not work is told, one line each. */
export async function dressVideo(
  desk: DressDesk,
  videoId: string,
  order: PostOrder,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const complaints: string[] = [];
  const attempt = async (what: string, act: () => Promise<readonly string[] | void>): Promise<void> => {
    try {
      complaints.push(...((await act()) ?? []));
    } catch (error) {
      signal.throwIfAborted();
      if (!isAppError(error)) throw error;
      complaints.push(`YouTube ${what}: ${error.message}`);
    }
  };
  await attempt("took no thumbnail", async () => await setThumbnail(desk, videoId, order, signal));
  const { playlistId } = order;
  if (playlistId !== null)
    await attempt(
      "put it into no playlist",
      async () => await addToPlaylist(desk, videoId, playlistId, signal),
    );
  await attempt("could not be asked what it kept", async () => await readBack(desk, videoId, order, signal));
  return complaints;
}

const THUMBNAIL_TIMEOUT_MS = 120_000;

async function setThumbnail(
  { parts, tokens }: DressDesk,
  videoId: string,
  { coverFile }: PostOrder,
  signal: AbortSignal,
): Promise<void> {
  await refuseWithoutUnits(parts);
  const byteCount = await sizeOf(coverFile);
  const line = await parts.line();
  const answer = await withToken(
    tokens,
    async (token) =>
      await line.upload({
        url: `${parts.baseUrl}${THUMBNAIL_PATH}?uploadType=media&videoId=${encodeURIComponent(videoId)}`,
        hosts: /^$/,
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": extname(coverFile).toLowerCase() === ".png" ? "image/png" : "image/jpeg",
        },
        operation: `POST ${THUMBNAIL_PATH}`,
        file: coverFile,
        startByte: 0,
        byteCount,
        timeoutMs: THUMBNAIL_TIMEOUT_MS,
        signal,
      }),
  );
  if (answer.status < 200 || answer.status > 299) throw explainAnswer(answer, parts.clock.nowMs());
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new AppError({
      kind: "config",
      code: "post-cover-missing",
      message: `${file} cannot be read (${code}).`,
      cause: error,
    });
  }
}

const Listed = z.object({ items: z.array(z.unknown()).optional() });

/** Adding it twice would show it twice: it is looked for first. */
async function addToPlaylist(
  { parts, api }: DressDesk,
  videoId: string,
  playlistId: string,
  signal: AbortSignal,
): Promise<void> {
  await refuseWithoutUnits(parts);
  const { items = [] } = await api(
    Listed,
    signal,
    async (client, options) =>
      await client.playlistItems.list({ part: ["id"], playlistId, videoId }, options),
  );
  if (items.length > 0) return;
  await api(
    z.unknown(),
    signal,
    async (client, options) =>
      await client.playlistItems.insert(
        {
          part: ["snippet"],
          requestBody: { snippet: { playlistId, resourceId: { kind: "youtube#video", videoId } } },
        },
        options,
      ),
  );
}

const Told = z.object({
  items: z
    .array(
      z.object({
        status: z.object({
          containsSyntheticMedia: z.boolean().nullish(),
          selfDeclaredMadeForKids: z.boolean().nullish(),
        }),
        paidProductPlacementDetails: z.object({ hasPaidProductPlacement: z.boolean().nullish() }).nullish(),
      }),
    )
    .optional(),
});

/** Disclosures are a duty: whatever YouTube did not keep, a person must set by hand. */
async function readBack(
  { api }: DressDesk,
  videoId: string,
  order: PostOrder,
  signal: AbortSignal,
): Promise<string[]> {
  const { items = [] } = await api(
    Told,
    signal,
    async (client, options) =>
      await client.videos.list({ part: ["status", "paidProductPlacementDetails"], id: [videoId] }, options),
  );
  const [video] = items;
  if (video === undefined) return ["YouTube does not list the video yet: what it kept is not known."];
  const { status, paidProductPlacementDetails: paid } = video;
  const lost = [
    order.isAiGenerated && status.containsSyntheticMedia !== true ? "that it holds AI-made content" : "",
    order.commercial === "third-party" && paid?.hasPaidProductPlacement !== true
      ? "that it is paid promotion"
      : "",
    status.selfDeclaredMadeForKids !== order.isMadeForKids ? "whether it is made for kids" : "",
  ].filter((what) => what !== "");
  return lost.map(
    (what) => `YouTube did not keep ${what}: set it at https://studio.youtube.com/video/${videoId}/edit`,
  );
}
