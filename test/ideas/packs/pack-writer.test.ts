import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { PACK_FORMATS } from "../../../src/ideas/formats/pack-formats.ts";
import { enumerateIdeas } from "../../../src/ideas/packs/idea-pool.ts";
import { draftIdea, proposePackConcepts, writePackScript } from "../../../src/ideas/packs/pack-writer.ts";
import { refuteFacts } from "../../../src/pipeline/qa/script-checks/facts.ts";
import { checkScriptText } from "../../../src/pipeline/qa/script-checks/script-text.ts";
import { openTemplates } from "../../../src/templates/open-templates.ts";
import { sampleBrief } from "../../support/brief.ts";

const library = openTemplates({ builtIn: fileURLToPath(new URL("../../../templates", import.meta.url)) });
const packIds = library.packs().map(({ id }) => id);
const SAMPLE = 40;
/** False alarms of the checks themselves: `61.1 years` is no single year, and the Sun has no pack row. */
const FALSE_ALARM = /^one of many in “[^”]*\d\.1 |no receipt for the name “Sun/u;

describe("scripts from packs", () => {
  it.each(PACK_FORMATS.map(({ id }) => id))("%s: a sample proves every fact and reads well", (formatId) => {
    const ideas = createRandom(formatId).shuffle([...enumerateIdeas(library, packIds, formatId)]);
    const complaints = ideas.slice(0, SAMPLE).flatMap((idea) => {
      const script = draftIdea(library, idea, "seed").write("Can you guess this?");
      const text = checkScriptText(script);
      const all = [
        ...refuteFacts(script, { templatesFolder: library.folder }),
        ...(text.message?.split("; ") ?? []),
      ];
      return all.filter((complaint) => !FALSE_ALARM.test(complaint));
    });
    expect(complaints).toEqual([]);
  });

  it("proposes a hundred different concepts over all formats", () => {
    const request = { brief: sampleBrief({}), count: 100, seed: "hundred", history: [] };
    const concepts = proposePackConcepts(library, request);
    expect(new Set(concepts.map(({ key }) => key)).size).toBe(100);
    expect(new Set(concepts.map(({ formatId }) => formatId)).size).toBe(PACK_FORMATS.length);
    expect(concepts.every(({ hooks }) => hooks.length >= 8)).toBe(true);
  });

  it("writes the same script from the same concept and seed", () => {
    const request = { brief: sampleBrief({}), count: 1, seed: "same", history: [] };
    const [concept] = proposePackConcepts(library, request);
    if (!concept) throw new Error("no concept");
    expect(writePackScript(library, concept, "same")).toEqual(writePackScript(library, concept, "same"));
  });

  it("says which packs there are when a topic matches none", () => {
    const request = { brief: sampleBrief({ topic: "sourdough" }), count: 1, seed: "a", history: [] };
    expect(() => proposePackConcepts(library, request)).toThrow(/sourdough/u);
  });
});
