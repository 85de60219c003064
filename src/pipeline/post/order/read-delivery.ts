import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { AppError, systemErrorCode } from "../../../core/app-error.ts";
import { explainFileError } from "../../../core/explain-file-error.ts";
import { ScriptDocument } from "../../../model/delivery-documents.ts";
import { PostDocument } from "../../../model/post.ts";

/** A delivered folder, read: all that a post is made from. */
export interface Delivery {
  folder: string;
  post: PostDocument;
  script: ScriptDocument;
}

/**
 * Config error `delivery-missing` or `delivery-unreadable` that names the file. Small files, read at once: a thousand of them
 * take a third of the time that reading them beside other work does.
 */
export function readDelivery(folder: string): Delivery {
  return {
    folder,
    post: readDocument(join(folder, "post.json"), PostDocument),
    script: readDocument(join(folder, "script.json"), ScriptDocument),
  };
}

function readDocument<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> {
  const text = readText(file);
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError({
      kind: "config",
      code: "delivery-unreadable",
      message: `${file} is not what viral wrote there.`,
      hint: "Restore it, or make the video again.",
      cause,
    });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw unreadable(error, file);
  }
}

/** What to throw for a file of a delivery that cannot be read. */
export function unreadable(error: unknown, file: string): unknown {
  if (systemErrorCode(error) !== "ENOENT") return explainFileError(error, file);
  return new AppError({
    kind: "config",
    code: "delivery-missing",
    message: `${file} is not there any more.`,
    hint: "A video is posted from its delivered folder: put it back where it was, or make the video again.",
  });
}
