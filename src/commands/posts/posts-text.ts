import type { PostSummary } from "../../model/post-documents.ts";

/** Posts for people: when, where, what, and what is wrong with it. */
export function postsText(posts: readonly PostSummary[], nothing: string): string {
  return posts.length === 0 ? nothing : posts.map(postText).join("\n");
}

function postText(post: PostSummary): string {
  const { title, platform, account, status, url, because, checks } = post;
  const when = new Date(post.postedAt ?? post.scheduledAt);
  const findings = checks.filter((check) => check.status === "failed" || check.status === "warned");
  return [
    `${localTime(when)}  ${status.padEnd(14)} ${platform}/${account}  ${title}`,
    `  ${post.id}`,
    ...(url === null ? [] : [`  ${url}`]),
    ...(because === null ? [] : [`  ${because}`]),
    ...findings.map((check) => `  ${check.status}: ${check.id}${check.message ? `, ${check.message}` : ""}`),
    ...(status === "held" ? [`  viral approve ${post.id} --hash ${post.hash}`] : []),
  ].join("\n");
}

/** `2026-11-29 18:00`, on the clock of this machine. */
function localTime(when: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  return `${day} ${two(when.getHours())}:${two(when.getMinutes())}`;
}
