import { join } from "node:path";
import type { DuplicateGuard } from "../../ideas/near-duplicates/duplicate-guard.ts";
import type { Check } from "../../model/check.ts";
import { checkVideo } from "./check-video.ts";
import { REPAIRS } from "./repair-table.ts";
import { checkFacts } from "./script-checks/facts.ts";
import { checkForbiddenWords } from "./script-checks/forbidden-words.ts";
import { checkNearDuplicate } from "./script-checks/near-duplicate.ts";
import { checkScriptText } from "./script-checks/script-text.ts";
import type { VideoCheckRequest } from "./video-check.ts";

const REPAIRS_MAX = 2;

export interface QaRequest extends VideoCheckRequest {
  /** Absolute path of `templates/`, where facts are read again. */
  templatesFolder: string;
  forbiddenWords: readonly string[];
  /** What the video is compared by with earlier ones; undefined when the run bypasses its history. */
  novelty:
    | { conceptKey: string; receiptKeys: readonly string[]; text: string; guard: DuplicateGuard }
    | undefined;
}

export interface QaResult {
  isAccepted: boolean;
  /** The file to deliver: the given one, or its repaired copy in the work folder. */
  file: string;
  checks: Check[];
  /** Ids of repairs, in order. */
  repairs: string[];
}

/** Checks a finished video and its script, mends what can be mended (twice at most), and says what remains. */
export async function runQa(request: QaRequest): Promise<QaResult> {
  let file = request.file;
  let checks = await checkVideo(request);
  const mended = new Map<string, Check>();
  const repairs: string[] = [];
  for (let round = 1; round <= REPAIRS_MAX; round += 1) {
    const failed = checks.filter((check) => check.status === "failed");
    const due = REPAIRS.filter((repair) => failed.some((check) => repair.mends.includes(check.id)));
    if (due.length === 0) break;
    for (const check of failed) if (!mended.has(check.id)) mended.set(check.id, check);
    for (const repair of due) {
      const outFile = join(request.workFolder, `repaired-${round}-${repair.id}.mp4`);
      await repair.run({ file, outFile, tools: request.tools, signal: request.signal });
      file = outFile;
      repairs.push(repair.id);
    }
    checks = await checkVideo({ ...request, file });
  }
  const all = [...checks.map((check) => asRepaired(check, mended.get(check.id))), ...scriptChecks(request)];
  return { isAccepted: all.every((check) => check.status !== "failed"), file, checks: all, repairs };
}

/** Says of a check that passes now what it measured before. */
function asRepaired(check: Check, before: Check | undefined): Check {
  if (check.status !== "passed" || before === undefined) return check;
  const message = `repaired; before: ${before.message ?? String(before.measured)}`;
  return { ...check, status: "repaired", message };
}

function scriptChecks(request: QaRequest): Check[] {
  const { script, templatesFolder, forbiddenWords, novelty } = request;
  return [
    checkFacts(script, { templatesFolder }),
    checkScriptText(script),
    checkForbiddenWords(script, forbiddenWords),
    novelty === undefined
      ? {
          id: "near-duplicate",
          status: "skipped",
          measured: null,
          limit: null,
          unit: "cosine",
          message: "this run bypasses the history",
        }
      : checkNearDuplicate(novelty, novelty.guard),
  ];
}
