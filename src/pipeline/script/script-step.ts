import { createRandom } from "../../core/random.ts";
import type { Brief } from "../../model/brief.ts";
import type { Concept } from "../../model/concept.ts";
import { setComparableText } from "../../store/repositories/concepts.ts";
import { insertScript } from "../../store/repositories/scripts.ts";
import { updateVideo } from "../../store/repositories/videos.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import { briefOf, conceptOf } from "../brief-of.ts";
import { historyFor } from "../concept/concept-step.ts";
import { asJson, VideoInput } from "../step-results.ts";
import type { StepWork } from "../step-table.ts";
import type { VideoServices } from "../video-services.ts";
import { comparableScript } from "./comparable-script.ts";

/** Writes the concept out and decides how the video looks. */
export function scriptStep(services: VideoServices): StepWork {
  return {
    async run({ job, effect }) {
      const { briefId, conceptId, seed } = VideoInput.parse(job.input);
      const brief = await briefOf(services.store, briefId);
      const concept = await conceptOf(services.store, conceptId);
      announce(services, job.id, concept);
      const history = await historyFor(brief, services, job.runId);
      const script = await services.writerFor(brief).writeScript(concept, {
        brief,
        count: 1,
        seed,
        history,
        perform: effect,
      });
      const scriptId = services.newId("script");
      const themeId = themeFor(brief, services.library, seed);
      const comparable = comparableScript(script, services.library);
      const nowMs = services.clock.nowMs();
      return {
        result: asJson({ scriptId, themeId, script, comparableText: comparable }),
        async rows(scope) {
          await insertScript(scope, { id: scriptId, conceptId, script }, nowMs);
          await setComparableText(scope, conceptId, comparable);
          if (job.videoId)
            await updateVideo(scope, job.videoId, {
              scriptId,
              title: script.title,
              facts: { themeId, formatId: script.formatId },
            });
        },
      };
    },
  };
}

/** The brief's theme, else one by seed, so that a channel does not look the same every day. */
export function themeFor(brief: Brief, library: TemplateLibrary, seed: string): string {
  if (brief.theme !== undefined) return library.theme(brief.theme).id;
  return createRandom(`${seed}/theme`).pick(library.themes()).id;
}

const REASONS_SHOWN = 3;

function announce(services: VideoServices, jobId: string, concept: Concept): void {
  const [hook] = concept.hooks;
  const why = [
    ...concept.whyItShouldWork,
    ...(hook?.parts ?? []).filter((part) => part.contribution > 0).map((part) => part.name),
  ];
  services.emit({
    type: "concept-chosen",
    jobId,
    title: concept.title,
    hook: hook?.text ?? concept.title,
    why: why.slice(0, REASONS_SHOWN),
  });
}
