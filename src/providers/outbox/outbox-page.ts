import { createHash } from "node:crypto";
import { formatUsd } from "../../core/money.ts";
import type { Check } from "../../model/check.ts";
import type { PlannedPostNote, PostText } from "../../model/post.ts";
import { escapeHtml } from "./escape-html.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";
import type { Delivery } from "./read-deliveries.ts";

/** No request leaves the page, and no script runs in it but ours. */
const POLICY = [
  `script-src 'sha256-${createHash("sha256").update(PAGE_SCRIPT).digest("base64")}'`,
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The outbox: every delivered video side by side, in one file that needs nothing else. Pure. */
export function outboxPage(deliveries: readonly Delivery[]): string {
  const count = deliveries.length === 1 ? "1 video" : `${deliveries.length} videos`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Outbox · ${count}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header class="top">
<h1>Outbox</h1>
<p>${count}</p>
<button type="button" id="play-all" aria-pressed="false"${deliveries.length === 0 ? " hidden" : ""}>Play all, muted</button>
</header>
<main>
${deliveries.length === 0 ? EMPTY : deliveries.map(card).join("\n")}
</main>
<p id="said" role="status" aria-live="polite"></p>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

const EMPTY = `<p class="empty">Nothing here yet. <code>viral run</code> puts the next video on this page.</p>`;

function card(delivery: Delivery): string {
  const { script, post, checks } = delivery;
  const folder = encodeURIComponent(delivery.folderName);
  const hook = script?.script.hook ?? post.platforms[0]?.caption ?? delivery.folderName;
  const title = script?.script.title ?? post.platforms.find((one) => one.title !== "")?.title ?? "";
  const poster = delivery.hasCover ? ` poster="${folder}/cover.png"` : "";
  return `<article class="card">
<div class="screen"><video src="${folder}/video.mp4"${poster} controls playsinline loop preload="${delivery.hasCover ? "none" : "metadata"}" aria-label="${escapeHtml(hook)}"></video></div>
<div class="about">
<h2 dir="auto">${escapeHtml(hook)}</h2>
${title !== "" && title !== hook ? `<p class="title" dir="auto">${escapeHtml(title)}</p>` : ""}
<dl class="facts">${facts(delivery)}</dl>
${checkList(checks)}
${post.platforms.map((text) => postBox(text)).join("\n")}
${(post.planned ?? []).map(plannedBox).join("\n")}
${disclosure(delivery)}
<p class="files">${fileLinks(delivery, folder)}</p>
</div>
</article>`;
}

function facts({ script, post }: Delivery): string {
  const rows: [string, string][] = [];
  if (script) {
    rows.push(["Score", `${(100 / (1 + Math.exp(-script.hook.score))).toFixed(0)}<small> / 100</small>`]);
    rows.push(["Cost", escapeHtml(formatUsd(script.costUsdMicros))]);
    rows.push(["Length", `${(script.durationMs / 1000).toFixed(1)}<small> s</small>`]);
    rows.push(["Format", escapeHtml(script.script.formatId)]);
  }
  const day = post.delivery?.deliveredAt.slice(0, 10);
  if (day)
    rows.push([
      "Made",
      `<time datetime="${escapeHtml(post.delivery?.deliveredAt ?? "")}">${escapeHtml(day)}</time>`,
    ]);
  return rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join("");
}

function checkList(checks: readonly Check[]): string {
  if (checks.length === 0) return "";
  const failed = checks.filter((check) => check.status === "failed").length;
  const asked = checks.filter((check) => check.status !== "skipped").length;
  const warned = checks.filter((check) => check.status === "warned").length;
  const all =
    warned === 0 ? `All ${asked} checks passed` : `${asked - warned} checks passed, ${warned} warned`;
  const summary = failed === 0 ? all : `${failed} of ${asked} checks failed`;
  const rows = checks
    .map(
      (check) =>
        `<tr class="${check.status}"><th scope="row">${escapeHtml(check.id)}</th><td>${escapeHtml(measured(check))}</td><td>${escapeHtml(check.status)}</td></tr>${check.message ? `<tr class="why"><td colspan="3">${escapeHtml(check.by ? `${check.message} (${check.by})` : check.message)}</td></tr>` : ""}`,
    )
    .join("");
  return `<details class="checks ${failed === 0 ? "good" : "bad"}"><summary>${summary}</summary><table>${rows}</table></details>`;
}

function measured(check: Check): string {
  const value = check.measured === null ? "" : `${check.measured} ${check.unit}`.trim();
  const limit = check.limit === null ? "" : `limit ${check.limit}`;
  return [value, limit].filter((part) => part !== "").join(" · ");
}

const PLATFORM_TITLES: Readonly<Record<string, string>> = {
  tiktok: "TikTok",
  reels: "Instagram Reels",
  shorts: "YouTube Shorts",
};

function postBox(text: PostText): string {
  const name = escapeHtml(PLATFORM_TITLES[text.platform] ?? text.platform);
  const copy = (what: string, value: string): string =>
    `<button type="button" class="copy" data-copy="${escapeHtml(value)}">Copy ${what}</button>`;
  const title = text.title === "" ? "" : `<p class="post-title" dir="auto">${escapeHtml(text.title)}</p>`;
  return `<details class="post"><summary>${name}</summary>${title}<p class="caption" dir="auto">${escapeHtml(text.caption)}</p><p class="copies">${text.title === "" ? "" : copy("title", text.title)}${copy("caption", text.caption)}</p></details>`;
}

/** What a person reads of a post, by how it stands; what is not named here waits for its time. */
const STANDS: Readonly<Record<string, string>> = {
  paused: "Paused on",
  pending: "On its way to",
  live: "Live on",
  draft: "A draft on",
  scheduled: "Scheduled on",
  "locked-private": "Private on",
  private: "Private on",
  failed: "Failed on",
  parked: "In doubt on",
};

/** A held post shows why, and the line that lets it go. */
function plannedBox({
  postId,
  platform,
  account,
  status,
  scheduledAt,
  hash,
  url,
  because,
  checks,
}: PlannedPostNote): string {
  const where = escapeHtml(`${platform}/${account}`);
  if (status === "held") {
    const line = `viral approve ${postId} --hash ${hash}`;
    return `<details class="post" open><summary>Held for ${where}</summary>${checkList(checks)}<p class="caption"><code>${escapeHtml(line)}</code></p><p class="copies"><button type="button" class="copy" data-copy="${escapeHtml(line)}">Copy the line that approves it</button></p></details>`;
  }
  const words = STANDS[status];
  const moment = `<time datetime="${escapeHtml(scheduledAt)}">${escapeHtml(scheduledAt.slice(0, 16).replace("T", " "))} UTC</time>`;
  const isOnline = url?.startsWith("https://") === true;
  const place = isOnline ? `<a href="${escapeHtml(url ?? "")}" rel="noreferrer">${where}</a>` : where;
  const why = because === null ? "" : `: ${escapeHtml(because)}`;
  return words === undefined
    ? `<p class="planned">Planned for ${where}, ${moment}</p>`
    : `<p class="planned">${words} ${place}${why}</p>`;
}

function disclosure({ post }: Delivery): string {
  if (!post.disclosure.isAiGenerated) return "";
  return `<p class="disclosure">Label it as made with AI: ${escapeHtml(post.disclosure.reasons.join(", "))}.</p>`;
}

function fileLinks(delivery: Delivery, folder: string): string {
  const names = [
    "video.mp4",
    ...(delivery.hasCover ? ["cover.png"] : []),
    ...(delivery.hasCaptions ? ["captions.srt"] : []),
    "post.json",
  ];
  const links = names.map((name) => `<a href="${folder}/${name}">${name}</a>`);
  const url = delivery.post.stored?.video.url ?? "";
  if (/^https?:\/\//.test(url)) links.push(`<a href="${escapeHtml(url)}" rel="noreferrer">online</a>`);
  return links.join(" ");
}
