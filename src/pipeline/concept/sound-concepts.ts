import { type ComparableVideo, DuplicateGuard } from "../../ideas/near-duplicates/duplicate-guard.ts";
import type { Concept } from "../../model/concept.ts";
import type { ConceptRequest } from "../../providers/contracts/writer.ts";
import { checkFacts } from "../qa/script-checks/facts.ts";
import { checkForbiddenWords } from "../qa/script-checks/forbidden-words.ts";
import { SourceReader } from "../qa/script-checks/read-again.ts";
import { checkScriptText } from "../qa/script-checks/script-text.ts";
import { comparableScript } from "../script/comparable-script.ts";
import type { VideoServices } from "../video-services.ts";

/** More are asked for than wanted, because some may not stand up to the script checks. */
const SPARE = 8;

/**
 * Concepts whose scripts prove all they say and repeat no earlier video. Where writing costs nothing each is written out and
 * checked here, before anything is rendered; a paid writer's scripts are checked when they are finished.
 */
export async function soundConcepts(
  { writer, library }: Pick<VideoServices, "writer" | "library">,
  wanted: ConceptRequest,
): Promise<Concept[]> {
  const { brief, count, seed } = wanted;
  const request = { ...wanted, count: count + SPARE };
  const proposed = await writer.proposeConcepts(request);
  if (writer.estimateUsdMicros(request) > 0) return proposed.slice(0, count);
  const guard = new DuplicateGuard<ComparableVideo>(wanted.history);
  const reader = new SourceReader(library.folder);
  const sound: Concept[] = [];
  for (const concept of proposed) {
    if (sound.length === count) break;
    // The seed that its video will be written with, so that what is checked is what is made.
    const script = await writer.writeScript(concept, {
      ...request,
      count: 1,
      seed: `${seed}/${sound.length}`,
    });
    const checks = [
      checkFacts(script, { templatesFolder: library.folder, reader }),
      checkScriptText(script),
      checkForbiddenWords(script, brief.forbiddenWords),
    ];
    const { key, receiptKeys } = concept;
    const video = { conceptKey: key, receiptKeys, text: comparableScript(script, library) };
    if (checks.some((check) => check.status === "failed") || guard.find(video)) continue;
    guard.add(video);
    sound.push(concept);
  }
  // What the user brought is never dropped in silence: its finding is shown with the finished video.
  return sound.length > 0 ? sound : proposed.slice(0, count);
}
