import type { MediaTools } from "../../../media/find-media-tools.ts";
import type { PostOrder } from "../../../model/post-order.ts";

export type EditedMedia = Pick<PostOrder, "byteCount" | "durationMs" | "width" | "height">;

/** How large and long a file is that somebody edited, and its shape as a player shows it. Usage error `media-unreadable`. */
export async function editedMedia(
  file: string,
  tools: () => Promise<MediaTools>,
  signal?: AbortSignal,
): Promise<EditedMedia> {
  // Hardly ever needed: who posts need not load it.
  const { probeFile } = await import("../../../media/probe-file.ts");
  const { bytes, durationMs, picture } = await probeFile(await tools(), file, signal);
  const { width = 0, height = 0, rotation = 0 } = picture ?? {};
  const shape = rotation % 180 === 0 ? { width, height } : { width: height, height: width };
  return { byteCount: bytes, durationMs, ...shape };
}
