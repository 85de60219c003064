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
      return all;
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

  it.each([
    ["sourdough", /the packs are .*countries/u],
    ["quantum gravity", /the nearest packs are .*planets/u],
  ])("says of the topic %j that nothing fits, and names the nearest packs", (topic, hint) => {
    const request = { brief: sampleBrief({ topic }), count: 1, seed: "a", history: [] };
    const propose = () => proposePackConcepts(library, request);
    expect(propose).toThrow(
      expect.objectContaining({ code: "topic-unmatched", kind: "config", hint: expect.stringMatching(hint) }),
    );
    expect(propose).toThrow(topic);
  });

  it("keeps to a topic, whatever the format", () => {
    const request = { brief: sampleBrief({ topic: "Japan" }), count: 12, seed: "a", history: [] };
    const concepts = proposePackConcepts(library, request);
    expect(concepts).toHaveLength(12);
    expect(concepts.every(({ recipe }) => JSON.stringify(recipe["entities"]).includes("jp"))).toBe(true);
  });
});
