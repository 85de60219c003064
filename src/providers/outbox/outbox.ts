import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { systemErrorCode } from "../../core/app-error.ts";
import type { Clock } from "../../core/clock.ts";
import { explainFileError } from "../../core/explain-file-error.ts";
import type { PostDocument } from "../../model/post.ts";
import type { Publisher } from "../contracts/publisher.ts";
import { deliverFolder, effectKeyOf, readPost } from "./deliver-folder.ts";
import { replaceFile } from "./durable-files.ts";
import { outboxPage } from "./outbox-page.ts";
import { readDeliveries } from "./read-deliveries.ts";

export interface OutboxOptions {
  /** Absolute folder for deliveries; made when missing. */
  outFolder: string;
  clock: Clock;
}

/**
 * The embedded platform: a folder for each video and one page to watch them on. A handle is the absolute path of the
 * delivered folder. A folder that may not be written or a full disk is thrown as a config error, and nothing is left behind.
 */
export function createOutbox(options: OutboxOptions): Publisher {
  const { outFolder, clock } = options;
  /** Whether the folder is there. */
  const note = async (handle: string, change: Partial<PostDocument>): Promise<boolean> => {
    const post = await readPost(handle);
    if (post === undefined) return false;
    const changed = { ...post, ...change };
    if (isDeepStrictEqual(post, changed)) return true;
    try {
      await replaceFile(join(handle, "post.json"), `${JSON.stringify(changed, null, 2)}\n`);
      return true;
    } catch (error) {
      throw explainFileError(error, handle);
    }
  };
  const showAgain = async (): Promise<void> => {
    try {
      await writeOutboxPage(outFolder);
    } catch (error) {
      throw explainFileError(error, outFolder);
    }
  };
  return {
    id: "outbox",
    isHandleSecret: false,
    graceMs: 0,
    pollEveryMs: 1_000,
    startTimeoutMs: 120_000,
    async start({ effectKey, folder, post }) {
      try {
        const title =
          post.platforms.find((one) => one.title !== "")?.title ?? post.platforms[0]?.caption ?? "";
        const deliveredAt = new Date(clock.nowMs()).toISOString();
        const known = await findDelivered(outFolder, effectKey);
        const handle =
          known ?? (await deliverFolder({ folder, outFolder, title, post, effectKey, deliveredAt }));
        await writeOutboxPage(outFolder);
        return { kind: "accepted", handle };
      } catch (error) {
        throw explainFileError(error, outFolder);
      }
    },
    async find({ effectKey }) {
      const handle = await findDelivered(outFolder, effectKey);
      return handle === undefined ? { state: "nothing" } : { state: "made", handle };
    },
    async status(handle) {
      try {
        await access(join(handle, "video.mp4"));
        const url = pathToFileURL(join(handle, "video.mp4")).href;
        return { state: "live", url, platformPostId: null };
      } catch (error) {
        if (systemErrorCode(error) !== "ENOENT") throw explainFileError(error, handle);
        return { state: "failed", kind: "refused", message: `${handle} is gone` };
      }
    },
    async noteStored(handle, stored) {
      if (await note(handle, { stored })) await showAgain();
    },
    async notePlanned(notes) {
      let isOneThere = false;
      for (const { handle, planned } of notes)
        isOneThere = (await note(handle, { planned: [...planned] })) || isOneThere;
      if (isOneThere) await showAgain();
    },
  };
}

/** Writes `index.html` anew from the folders that are there. */
export async function writeOutboxPage(outFolder: string): Promise<void> {
  await replaceFile(join(outFolder, "index.html"), outboxPage(await readDeliveries(outFolder)));
}

async function findDelivered(outFolder: string, effectKey: string): Promise<string | undefined> {
  try {
    for (const entry of await readdir(outFolder, { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
      const folder = join(outFolder, entry.name);
      if ((await effectKeyOf(folder)) === effectKey) return folder;
    }
    return undefined;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw explainFileError(error, outFolder);
  }
}
