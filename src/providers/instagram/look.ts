import { z } from "zod";
import { isAppError } from "../../core/app-error.ts";
import type { PostNews } from "../contracts/publisher.ts";
import { GRAPH_VERSION } from "./graph.ts";
import { findMediaId } from "./reconcile.ts";
import { passing } from "./say-error.ts";
import type { Work } from "./work.ts";

/** How long the address of what is live is looked for: reads of something fresh fail now and then. */
const ADDRESS_FOR_MS = 5 * 60_000;

const Handle = z.templateLiteral([z.enum(["media", "container"]), ":", z.string().regex(/^\w+$/)]);

const Shown = z.object({
  permalink: z.string().nullish(),
  is_ai_generated: z.boolean().nullish().catch(null),
});

/**
 * Where the public sees it. Instagram has said that it is published, or there would be no handle: whatever cannot be read
 * now only leaves the address out. Read-only.
 */
export async function statusOf(work: Work, handle: string): Promise<PostNews> {
  const mediaId = await mediaIdOf(work, handle);
  const { url, because } = await addressOf(work, mediaId);
  if (url !== null) return { state: "live", url, platformPostId: mediaId, ...trialWords(work) };
  const sinceMs = work.memory.publish?.lastAtMs ?? 0;
  if (work.graph.nowMs() - sinceMs < ADDRESS_FOR_MS) return { state: "pending", because };
  return { state: "live", url: null, platformPostId: mediaId, because };
}

/** Which of the account's posts it is; null: not known. */
async function mediaIdOf(work: Work, handle: string): Promise<string | null> {
  if (!Handle.safeParse(handle).success)
    throw passing(`This handle is none of Instagram's posts.`, "`viral jobs` shows whose it is.");
  const [kind, id = ""] = handle.split(":");
  if (kind === "media") return id;
  if (work.memory.mediaId !== null) return work.memory.mediaId;
  if (work.memory.publish === null) return null;
  return (await findMediaId(work, work.memory.publish)) ?? null;
}

type Address = { url: string; because: undefined } | { url: null; because: string };

async function addressOf(work: Work, mediaId: string | null): Promise<Address> {
  if (mediaId === null)
    return { url: null, because: "Instagram has published it, and does not show yet which post it is" };
  try {
    const { permalink } = await readMedia(work, mediaId, "permalink");
    const url = publicAddress(permalink);
    if (url !== undefined) return { url, because: undefined };
    return { url: null, because: "Instagram has published it, and does not tell its address yet" };
  } catch (error) {
    work.signal.throwIfAborted();
    if (!isAppError(error)) throw error;
    return { url: null, because: `Instagram has published it; its address cannot be read: ${error.message}` };
  }
}

async function readMedia({ graph, signal }: Work, mediaId: string, fields: string) {
  const request = { method: "GET", path: `/${mediaId}`, query: { fields }, signal } as const;
  return (await graph.read(request, Shown)).value;
}

/** Only Instagram's own address is shown to people: an answer is data. */
function publicAddress(permalink: string | null | undefined): string | undefined {
  if (!permalink || !URL.canParse(permalink)) return undefined;
  const { protocol, hostname, username, href } = new URL(permalink);
  const isOurs = protocol === "https:" && /(?:^|\.)instagram\.com$/.test(hostname) && username === "";
  return isOurs ? href : undefined;
}

function trialWords({ order }: Work): { because?: string } {
  if (order.trial === "none") return {};
  const next =
    order.trial === "manual" ? "you decide in the app when all see it" : "Instagram decides when all see it";
  return { because: `a trial reel: only people who do not follow the account see it, and ${next}` };
}

/** What was asked for and may not have been heard: each a sentence for the user. Read-only. */
export async function dressingOf(work: Work, handle: string): Promise<readonly string[]> {
  const { order, graph } = work;
  const notices: string[] = [];
  const mediaId = await mediaIdOf(work, handle);
  if (order.isAiGenerated) notices.push(...(await labelNotice(work, mediaId)));
  if (order.commercial === "third-party")
    notices.push(
      "Instagram does not let us read back whether the reel is marked as a paid partnership: look in the app.",
    );
  if (order.commercial === "own")
    notices.push(
      "Instagram's API has no mark for a post about one's own business: set what applies in the app.",
    );
  if (!order.allow.comments)
    notices.push("Comments cannot be switched off by the permissions we ask for: do it in the app.");
  const version = graph.otherVersion();
  if (version !== undefined)
    notices.push(
      `Meta answered with version ${version.replace(/[^\w.]/gu, "").slice(0, 20)} of its API, not with ${GRAPH_VERSION}: look for a newer viral.`,
    );
  return notices;
}

async function labelNotice(work: Work, mediaId: string | null): Promise<string[]> {
  const byHand = "switch the AI label on in the app, if it is not there";
  if (mediaId === null)
    return [`Which post it is cannot be told, nor whether it has its AI label: ${byHand}.`];
  try {
    const shown = await readMedia(work, mediaId, "is_ai_generated");
    if (shown.is_ai_generated === true) return [];
    return [`Instagram does not say that the reel has its AI label: ${byHand}.`];
  } catch (error) {
    work.signal.throwIfAborted();
    if (!isAppError(error)) throw error;
    return [`The AI label could not be read back (${error.message}): ${byHand}.`];
  }
}
