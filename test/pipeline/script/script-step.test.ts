import { expect, test } from "vitest";
import type { Brief } from "../../../src/model/brief.ts";
import type { Concept } from "../../../src/model/concept.ts";
import type { PipelineEvent } from "../../../src/pipeline/events.ts";
import { comparableScript } from "../../../src/pipeline/script/comparable-script.ts";
import { scriptStep, themeFor } from "../../../src/pipeline/script/script-step.ts";
import { resultOf } from "../../../src/pipeline/step-results.ts";
import type { ConceptRequest } from "../../../src/providers/contracts/writer.ts";
import { pastVideos } from "../../../src/store/repositories/past-videos.ts";
import { getScript } from "../../../src/store/repositories/scripts.ts";
import { getVideo } from "../../../src/store/repositories/videos.ts";
import { sampleBrief } from "../../support/brief.ts";
import { plannedVideo, sampleConcept, stepContext } from "../../support/planned-video.ts";
import { headline, scriptOf } from "../../support/small-video.ts";
import { library } from "../../support/studio.ts";
import { temporaryServices } from "../../support/video-services.ts";

const script = scriptOf(["Three giants of Asia", "India follows", "China wins"].map(headline));

/** Runs the step with a writer that always writes the same, and remembers what it was asked for. */
async function write(change: Partial<Brief> = {}, concept = sampleConcept()) {
  const events: PipelineEvent[] = [];
  const asked: { concept: Concept; request: ConceptRequest }[] = [];
  const made = await temporaryServices((event) => events.push(event));
  const writer = {
    ...made.writerFor(sampleBrief()),
    writeScript: async (wanted: Concept, request: ConceptRequest) => {
      asked.push({ concept: wanted, request });
      return script;
    },
  };
  const services = { ...made, writerFor: () => writer };
  await plannedVideo(services, {}, sampleConcept({ key: "earlier" }));
  const planned = await plannedVideo(services, change, concept);
  const done = await scriptStep(services).run(stepContext(planned.job));
  const result = resultOf(new Map([["script", done.result]]), "script");
  return { ...planned, services, events, asked, done, result, concept };
}

test("the concept is written out as its brief and its seed have it, knowing what was made before", async () => {
  const { asked, concept } = await write({ topic: "giants" });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.concept).toEqual(concept);
  expect(asked[0]?.request).toMatchObject({ brief: { topic: "giants" }, count: 1, seed: "test/0" });
  expect(asked[0]?.request.history.map(({ conceptKey }) => conceptKey)).toContain("earlier");
});

test("with a seed of its own a brief knows nothing of earlier videos", async () => {
  expect((await write({ seed: "a" })).asked[0]?.request.history).toEqual([]);
});

test("the script, its look and its words for comparison are the result", async () => {
  const { result, services } = await write({ theme: "paper" });
  expect(result).toMatchObject({ themeId: "paper", script });
  expect(result.comparableText).toBe(comparableScript(script, services.library));
  expect(result.comparableText).toContain("china");
});

test("its rows are written when the step is: script, words of the concept, title and look of the video", async () => {
  const { done, result, services, conceptId, videoId, runId } = await write({ theme: "paper" });
  expect(await getScript(services.store, result.scriptId)).toBeUndefined();
  await done.rows?.(services.store);
  expect(await getScript(services.store, result.scriptId)).toEqual({
    id: result.scriptId,
    conceptId,
    script,
  });
  expect(await getVideo(services.store, videoId)).toMatchObject({
    scriptId: result.scriptId,
    title: "A title",
    facts: { themeId: "paper", formatId: "countdown" },
  });
  const [newest] = await pastVideos(services.store, { limit: 1, runId });
  expect(newest?.text).toBe(result.comparableText);
});

test("who watches is told what was chosen, and the three best reasons", async () => {
  const part = (name: string, contribution: number) => ({ name, contribution });
  const hook = {
    text: "The hook",
    formula: "f",
    score: 0,
    parts: [part("too long", -0.3), part("digits", 0.2), part("question", 0.1), part("you", 0.1)],
  };
  const { events, job } = await write({}, sampleConcept({ hooks: [hook], whyItShouldWork: ["giants"] }));
  expect(events).toEqual([
    {
      type: "concept-chosen",
      jobId: job.id,
      title: "Most people in Asia",
      hook: "The hook",
      why: ["giants", "digits", "question"],
    },
  ]);
});

test("a theme that was asked for is taken; an unknown one is a usage error", () => {
  expect(themeFor(sampleBrief({ theme: "neon" }), library, "s")).toBe("neon");
  expect(() => themeFor(sampleBrief({ theme: "neom" }), library, "s")).toThrow(
    expect.objectContaining({ kind: "usage", code: "theme-unknown" }),
  );
});

test("else the theme is picked by seed: the same again for one, all of them over many", () => {
  const brief = sampleBrief();
  const picked = Array.from({ length: 100 }, (_, index) => themeFor(brief, library, `run/${index}`));
  expect(picked).toEqual(picked.map((_, index) => themeFor(brief, library, `run/${index}`)));
  expect(new Set(picked)).toEqual(new Set(library.themes().map(({ id }) => id)));
});
