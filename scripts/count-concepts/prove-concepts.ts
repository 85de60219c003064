import { PACK_FORMATS } from "../../src/ideas/formats/pack-formats.ts";
import { DuplicateGuard } from "../../src/ideas/near-duplicates/duplicate-guard.ts";
import { enumerateIdeas } from "../../src/ideas/packs/idea-pool.ts";
import { type PackIdea, strictKey } from "../../src/ideas/packs/pack-idea.ts";
import { conceptOf, writePackScript } from "../../src/ideas/packs/pack-writer.ts";
import type { Concept } from "../../src/model/concept.ts";
import { checkFacts } from "../../src/pipeline/qa/script-checks/facts.ts";
import { checkForbiddenWords } from "../../src/pipeline/qa/script-checks/forbidden-words.ts";
import { SourceReader } from "../../src/pipeline/qa/script-checks/read-again.ts";
import { checkScriptText } from "../../src/pipeline/qa/script-checks/script-text.ts";
import type { TemplateLibrary } from "../../src/templates/open-templates.ts";

const SEED = "concepts";

/** The first idea of every (pack, measure, scope, direction); those that are about a whole scope come before draws and pairs. */
export function distinctIdeas(library: TemplateLibrary): Map<string, PackIdea> {
  const packIds = library.packs().map(({ id }) => id);
  const all = PACK_FORMATS.flatMap(({ id }) => [...enumerateIdeas(library, packIds, id)]);
  const distinct = new Map<string, PackIdea>();
  for (const subject of ["set", "draw", "pair"]) {
    for (const idea of all.filter((one) => one.subject === subject)) {
      const key = strictKey(idea);
      if (!distinct.has(key)) distinct.set(key, idea);
    }
  }
  return distinct;
}

export interface Proof {
  /** Concepts whose script passes every script check. */
  sound: Concept[];
  /** What was found against the others. */
  complaints: string[];
}

/** Writes ideas out, hook and all, and runs every script check on each. */
export function proveConcepts(library: TemplateLibrary, ideas: Iterable<PackIdea>): Proof {
  const reader = new SourceReader(library.folder);
  const proof: Proof = { sound: [], complaints: [] };
  for (const idea of ideas) {
    const concept = conceptOf(library, idea, SEED);
    const script = writePackScript(library, concept, SEED);
    const failed = [
      checkFacts(script, { templatesFolder: library.folder, reader }),
      checkScriptText(script),
      checkForbiddenWords(script, []),
    ].filter(({ status }) => status === "failed");
    if (failed.length === 0) proof.sound.push(concept);
    else proof.complaints.push(`${concept.key}: ${failed.map(({ message }) => message).join("; ")}`);
  }
  return proof;
}

/** How many of some concepts a channel could make one after the other before only near copies are left, in their order. */
export function countWithoutCopies(concepts: readonly Concept[]): number {
  const guard = new DuplicateGuard();
  let count = 0;
  for (const { key, receiptKeys } of concepts) {
    const video = { conceptKey: key, receiptKeys, text: "" };
    if (guard.findConcept(video)) continue;
    guard.add(video);
    count += 1;
  }
  return count;
}
