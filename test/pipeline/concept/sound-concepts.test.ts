import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { PACK_FORMATS } from "../../../src/ideas/formats/pack-formats.ts";
import { DuplicateGuard } from "../../../src/ideas/near-duplicates/duplicate-guard.ts";
import { createPackIdeas } from "../../../src/ideas/packs/pack-writer.ts";
import type { Concept } from "../../../src/model/concept.ts";
import { callNobody } from "../../../src/pipeline/call-nobody.ts";
import { soundConcepts } from "../../../src/pipeline/concept/sound-concepts.ts";
import { comparableScript } from "../../../src/pipeline/script/comparable-script.ts";
import { themeFor } from "../../../src/pipeline/script/script-step.ts";
import type { PastVideo, Writer } from "../../../src/providers/contracts/writer.ts";
import { createOfflineWriter } from "../../../src/providers/offline-writer/offline-writer.ts";
import { library } from "../../ideas/formats/told-ideas.ts";
import { sampleBrief } from "../../support/brief.ts";

const writer = createOfflineWriter({
  templatesFolder: library.folder,
  packs: createPackIdeas(library),
  wordPictures: () => library.wordPictures(),
});
const brief = sampleBrief({});

async function pastOf(concept: Concept, seed: string): Promise<PastVideo> {
  const script = await writer.writeScript(concept, {
    brief,
    count: 1,
    seed: `${seed}/0`,
    history: [],
    perform: callNobody,
  });
  const { key, formatId, receiptKeys } = concept;
  return { conceptKey: key, formatId, receiptKeys, text: comparableScript(script, library) };
}

const countBy = (names: readonly string[]): Map<string, number> =>
  names.reduce((counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1), new Map<string, number>());

describe("a hundred runs in a row", () => {
  it("make a hundred different videos, over every format, pack and theme", { timeout: 300_000 }, async () => {
    const RUNS = 100;
    const made: PastVideo[] = [];
    const themes: string[] = [];
    const formulas: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const seed = `run-${createRandom(`simulation/${run}`).integer(1e9)}`;
      const history = made.toReversed();
      const [concept] = await soundConcepts(
        { writer, library },
        { brief, count: 1, seed, history, perform: callNobody },
      );
      if (!concept) throw new Error(`run ${run} found nothing`);
      made.push(await pastOf(concept, seed));
      themes.push(themeFor(brief, library, `${seed}/0`));
      formulas.push(`${concept.formatId}/${concept.hooks[0]?.formula}`);
    }
    const guard = new DuplicateGuard();
    const repeats = made.filter((video) => {
      const found = guard.find(video);
      guard.add(video);
      return found;
    });
    expect(repeats).toEqual([]);
    const formats = countBy(made.map(({ formatId }) => formatId));
    expect([...formats.keys()].toSorted()).toEqual(PACK_FORMATS.map(({ id }) => id).toSorted());
    expect(Math.min(...formats.values())).toBeGreaterThanOrEqual(10);
    const packs = countBy(made.map(({ conceptKey }) => conceptKey.split("/")[0] ?? ""));
    expect([...packs.keys()].toSorted()).toEqual(
      library
        .packs()
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(new Set(themes).size).toBe(library.themes().length);
    // No hook formula becomes the channel's only voice.
    expect(Math.max(...countBy(formulas).values())).toBeLessThanOrEqual(15);
  });
});

describe("concepts that do not stand up", () => {
  const request = { brief, count: 1, seed: "sound", history: [], perform: callNobody };
  const lying = (from: Writer): Writer => ({
    ...from,
    async writeScript(concept, asked) {
      const script = await from.writeScript(concept, asked);
      const proposed = await from.proposeConcepts(request);
      return concept.key === proposed[0]?.key
        ? { ...script, title: "Atlantis beats Egypt by 17 million" }
        : script;
    },
  });

  it("are passed over when a script is false", async () => {
    const [plain] = await soundConcepts({ writer, library }, request);
    const [checked] = await soundConcepts({ writer: lying(writer), library }, request);
    expect(checked?.key).not.toBe(plain?.key);
  });

  it("are passed over when an earlier video said mostly the same words", async () => {
    const [plain] = await soundConcepts({ writer, library }, request);
    if (!plain) throw new Error("no concept");
    const past = await pastOf(plain, "sound");
    const twin = { ...past, conceptKey: "other/countdown/list/x", receiptKeys: [] };
    const [next] = await soundConcepts({ writer, library }, { ...request, history: [twin] });
    expect(next?.key).not.toBe(plain.key);
  });

  it("are left to the checks of the finished video when writing costs money", async () => {
    const paid = { ...lying(writer), isEmbedded: false };
    const [unchecked] = await soundConcepts({ writer: paid, library }, request);
    const [first] = await writer.proposeConcepts(request);
    expect(unchecked?.key).toBe(first?.key);
  });

  it("are not asked for in reserve when thinking costs money", async () => {
    const asked: number[] = [];
    const paid: Writer = {
      ...writer,
      isEmbedded: false,
      async proposeConcepts(wanted) {
        asked.push(wanted.count);
        return await writer.proposeConcepts(wanted);
      },
    };
    await soundConcepts({ writer: paid, library }, { ...request, count: 3 });
    expect(asked).toEqual([3]);
  });
});
