import { z } from "zod";
import type { YoutubeApi } from "./youtube-api.ts";

/** By what one upload is told from every other: never by being the newest. */
export interface UploadFeatures {
  fileName: string;
  byteCount: number;
  title: string;
  /** Nothing older than this is looked at. */
  sinceMs: number;
}

const PAGE_SIZE = 50;
const PAGES_MAX = 5;

const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const Moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const Channels = z.object({
  items: z
    .array(z.object({ contentDetails: z.object({ relatedPlaylists: z.object({ uploads: Id }) }) }))
    .optional(),
});
const Page = z.object({
  nextPageToken: z.string().optional(),
  items: z
    .array(
      z.object({ contentDetails: z.object({ videoId: Id }), snippet: z.object({ publishedAt: Moment }) }),
    )
    .optional(),
});
const Videos = z.object({
  items: z
    .array(
      z.object({
        id: Id,
        snippet: z.object({ title: z.string() }),
        fileDetails: z.object({ fileName: z.string().nullish(), fileSize: z.string().nullish() }).nullish(),
      }),
    )
    .optional(),
});
type Video = NonNullable<z.infer<typeof Videos>["items"]>[number];

/**
 * Ids of the account's own uploads that have these features, private ones too. Read-only; some units of the day's 10,000.
 * Not seen proves nothing: a listing lags. Throws as `YoutubeApi`.
 */
export async function findUploads(
  api: YoutubeApi,
  features: UploadFeatures,
  signal: AbortSignal,
): Promise<string[]> {
  const playlistId = await uploadsPlaylist(api, signal);
  if (playlistId === undefined) return [];
  const found: string[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { items = [], nextPageToken } = await api(
      Page,
      signal,
      async (client, options) =>
        await client.playlistItems.list(
          {
            part: ["contentDetails", "snippet"],
            playlistId,
            maxResults: PAGE_SIZE,
            ...(pageToken === undefined ? {} : { pageToken }),
          },
          options,
        ),
    );
    const recent = items.filter(({ snippet }) => snippet.publishedAt >= features.sinceMs);
    found.push(
      ...(await matching(
        api,
        recent.map(({ contentDetails }) => contentDetails.videoId),
        features,
        signal,
      )),
    );
    // The newest stand first; a page without a recent one ends the search.
    if (nextPageToken === undefined || recent.length === 0) break;
    pageToken = nextPageToken;
  }
  return [...new Set(found)];
}

async function uploadsPlaylist(api: YoutubeApi, signal: AbortSignal): Promise<string | undefined> {
  const { items = [] } = await api(
    Channels,
    signal,
    async (client, options) => await client.channels.list({ part: ["contentDetails"], mine: true }, options),
  );
  return items[0]?.contentDetails.relatedPlaylists.uploads;
}

async function matching(
  api: YoutubeApi,
  ids: readonly string[],
  features: UploadFeatures,
  signal: AbortSignal,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { items = [] } = await api(
    Videos,
    signal,
    async (client, options) =>
      await client.videos.list({ part: ["snippet", "fileDetails"], id: [...ids] }, options),
  );
  return items.filter((video) => isOurs(video, features)).map(({ id }) => id);
}

/**
 * At least two features must be those of our file, and a file name of somebody's own speaks against all others: the same
 * video that a person uploaded by hand is not ours. Whether YouTube keeps the `Slug` as the file's name is not documented.
 */
function isOurs({ snippet, fileDetails }: Video, features: UploadFeatures): boolean {
  const fileName = fileDetails?.fileName ?? "";
  const isNamed = fileName === features.fileName;
  if (!isNamed && fileName !== "" && fileName !== "unknown") return false;
  const fileSize = fileDetails?.fileSize ?? "";
  const isSized = fileSize === String(features.byteCount);
  if (!isSized && fileSize !== "") return false;
  const isTitled = snippet.title === features.title;
  return [isNamed, isSized, isTitled].filter(Boolean).length >= 2;
}
