import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { systemErrorCode } from "../../core/app-error.ts";
import type { Check } from "../../model/check.ts";
import { ChecksDocument, ScriptDocument } from "../../model/delivery-documents.ts";
import type { PostDocument } from "../../model/post.ts";
import { readPost } from "./deliver-folder.ts";

/** One delivered folder, as the page shows it. */
export interface Delivery {
  /** Name of the folder, beside the page. */
  folderName: string;
  hasCover: boolean;
  hasCaptions: boolean;
  post: PostDocument;
  /** Undefined when the file is missing or of another version: the page then shows less. */
  script: ScriptDocument | undefined;
  checks: readonly Check[];
}

/** Every delivery in the outbox, newest first. Folders that are none of ours are passed over. */
export async function readDeliveries(outFolder: string): Promise<Delivery[]> {
  const names = (await readdir(outFolder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name);
  const found = await Promise.all(names.map((name) => readDelivery(outFolder, name)));
  return found.filter((one) => one !== undefined).sort(byMoment);
}

/** The newest first; those of one moment by name, so that the page is the same every time. */
function byMoment(left: Delivery, right: Delivery): number {
  const [leftAt, rightAt] = [deliveredAt(left), deliveredAt(right)];
  if (leftAt !== rightAt) return leftAt < rightAt ? 1 : -1;
  return left.folderName < right.folderName ? -1 : 1;
}

function deliveredAt(delivery: Delivery): string {
  return delivery.post.delivery?.deliveredAt ?? "";
}

async function readDelivery(outFolder: string, folderName: string): Promise<Delivery | undefined> {
  const folder = join(outFolder, folderName);
  const post = await readPost(folder);
  if (post?.delivery === undefined || !(await isThere(join(folder, "video.mp4")))) return undefined;
  return {
    folderName,
    hasCover: await isThere(join(folder, "cover.png")),
    hasCaptions: await isThere(join(folder, "captions.vtt")),
    post,
    script: await readDocument(join(folder, "script.json"), ScriptDocument),
    checks: (await readDocument(join(folder, "checks.json"), ChecksDocument))?.checks ?? [],
  };
}

async function readDocument<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return false;
    throw error;
  }
}
