const SLUG_MAX = 48;

/**
 * `most-people-in-asia-4f2a9c`: readable anywhere, safe on every file system, and the same for the same video. The end of
 * a uuidv7 is its random part.
 */
export function folderName(title: string, videoId: string): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_MAX)
    .replace(/^-+|-+$/g, "");
  const shortId = videoId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(-6);
  return `${slug || "video"}-${shortId || "0"}`;
}
