import { type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { MediaTools } from "../../../media/find-media-tools.ts";
import { fileHash } from "../../file-hash.ts";
import { editedMedia } from "./edited-media.ts";
import { type Delivery, unreadable } from "./read-delivery.ts";

/**
 * The delivery with its file as it is on disk now: somebody may have edited it. Read only where its size or its moment says
 * so. Config error `delivery-missing`, usage error `media-unreadable`.
 */
export async function deliveryAsItIs(
  delivery: Delivery,
  tools: () => Promise<MediaTools>,
): Promise<Delivery> {
  const { media, delivery: made, stored: _shown, ...post } = delivery.post;
  if (media === undefined) return delivery;
  const file = join(delivery.folder, "video.mp4");
  const { size, mtimeMs } = statsOf(file);
  if (size === media.byteCount && made?.fileMtimeMs === Math.floor(mtimeMs)) return delivery;
  const sha256 = await fileHash(file);
  if (sha256 === media.sha256) return delivery;
  // What the object store shows is the file as it was.
  const now = { ...media, ...(await editedMedia(file, tools)), sha256 };
  return { ...delivery, post: { ...post, media: now, ...(made === undefined ? {} : { delivery: made }) } };
}

function statsOf(file: string): Stats {
  try {
    return statSync(file);
  } catch (error) {
    throw unreadable(error, file);
  }
}
