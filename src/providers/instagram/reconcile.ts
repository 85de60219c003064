import { isAppError } from "../../core/app-error.ts";
import type { Found } from "../contracts/publisher.ts";
import { type ContainerNews, readContainer } from "./containers.ts";
import { candidatesIn, isTelling, isWholeFor, type Listing, listMedia, type Media } from "./find-media.ts";
import { rowOf } from "./graph-errors.ts";
import { ANEW, type Publish } from "./memory.ts";
import type { Work } from "./work.ts";

/** How long after a request that published, perhaps, Instagram's answers prove nothing yet. */
export const SETTLE_MS = 5 * 60_000;
/** What Instagram refused is sent once more for the same container. */
const REFUSALS_MAX = 2;
/** What was lost on the way may be lost again: each time it is proven anew that nothing came of it. */
const SENDS_MAX = 5;

export const mediaHandle = (mediaId: string): string => `media:${mediaId}`;
/** It is live, and which of the account's posts it is is not known. */
export const containerHandle = (containerId: string): string => `container:${containerId}`;

/**
 * What became of the request that publishes: research §5.4, as it is written there. Reads the container, then the
 * account's posts; writes what it concludes into memory. `nothing`: either the same container may be published once more,
 * or memory is planned anew.
 */
export async function reconcile(work: Work): Promise<Found> {
  const { publish, mediaId } = work.memory;
  if (mediaId !== null) return { state: "made", handle: mediaHandle(mediaId) };
  // What is sent is written before it is: without that word nothing was.
  if (publish === null || work.memory.stage !== "publish-sent") return { state: "nothing" };
  const container = await readCarefully(work);
  if (container?.code === "PUBLISHED") return await nameOf(work, publish);
  const listing = await listMedia(work);
  const candidates = candidatesIn(listing, publish, work.order);
  const [first, ...others] = candidates;
  if (first && others.length === 0 && isTelling(work.order)) return await adopt(work, first);
  if (first) return await stayUnknown(work, publish, several(candidates.length));
  return await conclude(work, publish, container, listing);
}

/** A container that cannot be read says nothing; a fresh one is now and then denied to exist. */
async function readCarefully(work: Work): Promise<ContainerNews | undefined> {
  try {
    return await readContainer(work);
  } catch (error) {
    work.signal.throwIfAborted();
    if (isAppError(error) && error.details["graphCode"] === 100) return undefined;
    throw error;
  }
}

/** It is live. Which post it is may be found now, later or never: that changes nothing. */
async function nameOf(work: Work, publish: Publish): Promise<Found> {
  const made = containerHandle(work.memory.containerId ?? "");
  const mediaId = await findMediaId(work, publish);
  return { state: "made", handle: mediaId === undefined ? made : mediaHandle(mediaId) };
}

/** The one post of the account that it can be; undefined: none is seen, several are, or nothing tells them apart. */
export async function findMediaId(work: Work, publish: Publish): Promise<string | undefined> {
  if (!isTelling(work.order)) return undefined;
  try {
    const [only, ...others] = candidatesIn(await listMedia(work), publish, work.order);
    if (!only || others.length > 0) return undefined;
    await adopt(work, only);
    return only.id;
  } catch (error) {
    work.signal.throwIfAborted();
    if (!isAppError(error)) throw error;
    return undefined;
  }
}

async function adopt(work: Work, { id }: Media): Promise<Found> {
  await work.keep({ stage: "published", mediaId: id });
  return { state: "made", handle: mediaHandle(id) };
}

/** Nothing that it could be is on the account. */
async function conclude(
  work: Work,
  publish: Publish,
  container: ContainerNews | undefined,
  listing: Listing,
): Promise<Found> {
  if (container === undefined)
    return await stayUnknown(work, publish, "Instagram does not show what was to be published");
  if (listing.atMs - publish.lastAtMs < SETTLE_MS)
    return await stayUnknown(work, publish, "it is too early to tell what came of it");
  if (!isProof(work, publish, listing))
    return await stayUnknown(work, publish, "the account's posts do not prove that nothing came of it");
  if (container.code === "EXPIRED") {
    await work.keep(ANEW);
    return { state: "nothing" };
  }
  const why = whyNotAgain(publish, container);
  if (why !== undefined) return await stayUnknown(work, publish, why);
  await work.keep({ publish: { ...publish, mayRepeat: true } });
  return { state: "nothing" };
}

/** A post that is not listed is proof only where all are: trial reels are not on the profile. */
function isProof({ order }: Work, publish: Publish, listing: Listing): boolean {
  return order.trial === "none" && isWholeFor(listing, publish);
}

function whyNotAgain(publish: Publish, container: ContainerNews): string | undefined {
  if (container.code !== "FINISHED") return `Instagram says ${container.status || container.code}`;
  if (publish.refusals >= REFUSALS_MAX) return "Instagram refused it twice";
  if (publish.sends >= SENDS_MAX)
    return `it was sent ${publish.sends} times, and Instagram shows nothing of it`;
  if (publish.error !== null && !rowOf(publish.error).mayPublishAgain)
    return `Instagram said no, which does not prove that it is not live: ${publish.error.message}`;
  return undefined;
}

async function stayUnknown(work: Work, publish: Publish, message: string): Promise<Found> {
  if (publish.mayRepeat) await work.keep({ publish: { ...publish, mayRepeat: false } });
  return { state: "unknown", message };
}

const several = (count: number): string =>
  count === 1
    ? "a new reel is on the account, and without words in its caption nobody can tell whether it is this one"
    : `${count} new reels on the account have this caption`;
