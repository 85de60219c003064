import { AppError } from "../../core/app-error.ts";
import { type ComparableVideo, DuplicateGuard } from "../../ideas/near-duplicates/duplicate-guard.ts";
import type { Concept } from "../../model/concept.ts";
import type { ConceptRequest, PastVideo, Writer } from "../../providers/contracts/writer.ts";
import { checkFacts } from "../qa/script-checks/facts.ts";
import { checkForbiddenWords } from "../qa/script-checks/forbidden-words.ts";
import { SourceReader } from "../qa/script-checks/read-again.ts";
import { checkScriptText } from "../qa/script-checks/script-text.ts";
import { comparableScript } from "../script/comparable-script.ts";
import { isBroughtByUser, refuseUndrawable } from "../script/refuse-undrawable.ts";
import type { VideoServices } from "../video-services.ts";

/** More are asked for than wanted, where it costs nothing, because some may not stand up to the script checks. */
const SPARE = 8;
/** What was passed over counts as used when more is asked for, so that a pack that is told out is left alone. */
const ROUNDS = 5;

/**
 * Concepts whose scripts prove all they say and repeat no earlier video. Where writing costs nothing each is written out and
 * checked here, before anything is rendered; a paid writer's scripts are checked when they are finished, and all that it
 * thought of comes back, the best first.
 */
export async function soundConcepts(
  { writer, library }: { writer: Writer } & Pick<VideoServices, "library">,
  wanted: ConceptRequest,
): Promise<Concept[]> {
  if (!writer.isEmbedded) return await writer.proposeConcepts(wanted);
  const { brief, count, seed } = wanted;
  const guard = new DuplicateGuard<ComparableVideo>(wanted.history);
  const reader = new SourceReader(library.folder);
  const sound: Concept[] = [];
  const seen: PastVideo[] = [];
  let first: Concept[] | undefined;
  for (let round = 0; round < ROUNDS && sound.length < count; round += 1) {
    const request = { ...wanted, count: count + SPARE, history: [...seen, ...wanted.history] };
    const proposed = await proposeMore(writer, request, round);
    first ??= proposed;
    if (proposed.length === 0) break;
    for (const concept of proposed) {
      if (sound.length === count) break;
      const { key, formatId, receiptKeys } = concept;
      seen.push({ conceptKey: key, formatId, receiptKeys: [], text: "" });
      // The seed that its video will be written with, so that what is checked is what is made.
      const own = { ...request, count: 1, seed: `${seed}/${sound.length}` };
      const script = await writer.writeScript(concept, own);
      refuseUndrawable(script, brief);
      const checks = [
        checkFacts(script, { templatesFolder: library.folder, reader }),
        checkScriptText(script),
        checkForbiddenWords(script, brief.forbiddenWords),
      ];
      const video = { conceptKey: key, receiptKeys, text: comparableScript(script, library) };
      if (checks.some((check) => check.status === "failed") || guard.find(video)) continue;
      guard.add(video);
      sound.push(concept);
    }
  }
  // What the user brought is never dropped in silence: its finding is shown with the finished video.
  return sound.length === 0 && isBroughtByUser(brief) ? (first ?? []).slice(0, count) : sound;
}

/** A writer says that it has nothing by an error; in later rounds that only ends the search. */
async function proposeMore(writer: Writer, request: ConceptRequest, round: number): Promise<Concept[]> {
  try {
    return await writer.proposeConcepts(request);
  } catch (error) {
    if (round === 0 || !(error instanceof AppError)) throw error;
    return [];
  }
}
