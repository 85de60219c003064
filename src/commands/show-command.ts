import { formatUsd, usdToMicros } from "../core/money.ts";
import type { Check } from "../model/check.ts";
import type { VideoDocument } from "../model/command-documents.ts";
import { checksLine } from "../ui/checks-line.ts";
import type { RunCommand } from "./command.ts";
import { postsText } from "./posts/posts-text.ts";

export const run: RunCommand = async (call, context) => {
  const document = await context.showVideo(call.arguments[0] ?? "", {
    hasAddress: call.flag("url"),
  });
  const parts = [factsText(document), ...(call.flag("why") ? [whyText(document)] : [])];
  return { document, text: parts.join("\n\n") };
};

function factsText(video: VideoDocument): string {
  const seconds = video.durationMs === null ? "not made" : `${(video.durationMs / 1000).toFixed(1)} s`;
  const findings = video.checks
    .filter((check) => ["failed", "repaired", "warned"].includes(check.status))
    .map(findingText);
  return [
    `${video.title}  (${video.status})`,
    `  ${video.id} · ${video.format} · ${video.theme} · ${seconds} · ${costText(video)}`,
    `  ${video.folder ?? "no folder"}`,
    ...addressLines(video),
    `  ${checksLine(video.checks)}`,
    ...findings,
    ...(video.posts.length === 0 ? [] : [postsText(video.posts, "")]),
  ].join("\n");
}

function addressLines({ publicUrl, address }: VideoDocument): string[] {
  if (address === null) return publicUrl === null ? [] : [`  ${publicUrl}`];
  const { url, expiresAt } = address;
  return [`  ${url}`, ...(expiresAt === null ? [] : [`  (until ${expiresAt}, for whoever has it)`])];
}

function findingText({ status, id, message, by }: Check): string {
  return `  ${status}: ${id}${message ? `, ${message}` : ""}${by ? ` (${by})` : ""}`;
}

function costText({ costUsd, estimatedUsd }: VideoDocument): string {
  const cost = formatUsd(usdToMicros(costUsd));
  return estimatedUsd === 0 ? cost : `${cost} (estimated ${formatUsd(usdToMicros(estimatedUsd))})`;
}

function whyText(video: VideoDocument): string {
  const hooks = video.hooks.map((hook, index) => {
    const parts = [...hook.parts]
      .sort((left, right) => Math.abs(right.contribution) - Math.abs(left.contribution))
      .map((part) => `${part.name} ${signed(part.contribution)}`);
    return `${index === 0 ? ">" : " "} ${signed(hook.score)}  ${hook.text}  [${hook.formula}]\n          ${parts.join(", ")}`;
  });
  return [...video.whyItShouldWork, "Hooks, best first:", ...hooks].join("\n");
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}
