import { z } from "zod";
import type { TemplateLibrary } from "../../templates/open-templates.ts";
import type { Critic, Finding, Look } from "../contracts/critic.ts";
import type { LanguageModel, ModelPrices } from "../contracts/language-model.ts";
import { askModel } from "../questions/ask-model.ts";
import { fenced } from "../questions/fence.ts";
import { priceQuestion } from "../questions/price-question.ts";

const Findings = z.object({
  findings: z.array(
    z.object({
      severity: z.enum(["blocker", "flaw"]),
      frame: z.number().int().describe("Number of the frame that shows it; 0 when it is in the words"),
      what: z.string().describe("What is wrong and where, in a sentence"),
    }),
  ),
});

const FRAMES_MAX = 9;
/** What the dearest counting of a frame of 768 pixels comes to (Anthropic: width × height / 750; OpenAI: less). */
const TOKENS_PER_FRAME = 1_600;
const CHARACTERS_PER_TOKEN = 3;
const FINDINGS_MAX = 20;
const FINDING_CHARACTERS_MAX = 300;
const WORDS_MAX = 6_000;
const OUTPUT_TOKENS = 2_000;
/** A question, and the one attempt to have its answer mended. */
const ASKED_MAX = 2;

/** Has a language model that can see look at a video: all frames and words in one question. */
export function createModelCritic(
  model: LanguageModel,
  { name, prices }: { name: string; prices: ModelPrices },
  library: Pick<TemplateLibrary, "prompt">,
): Critic {
  const { text: system, version } = library.prompt("look");
  const characters = system.length + WORDS_MAX + FRAMES_MAX * TOKENS_PER_FRAME * CHARACTERS_PER_TOKEN;
  const estimateUsdMicros = priceQuestion(characters, OUTPUT_TOKENS, prices);
  return {
    vendor: model.id,
    name: `${model.id}/${name}`,
    prompt: version,
    estimateUsdMicros: () => ASKED_MAX * estimateUsdMicros,
    async look(look) {
      const question = {
        part: "look",
        model: name,
        system,
        user: wordsOf(look),
        images: look.frames.map(({ jpeg }) => ({ mediaType: "image/jpeg" as const, bytes: jpeg })),
        answer: { name: "look", shape: Findings },
        maxOutputTokens: OUTPUT_TOKENS,
        prices,
        estimateUsdMicros,
      };
      const { findings } = await askModel(model, question, look.perform);
      return findings.slice(0, FINDINGS_MAX).map(({ severity, frame, what }): Finding => {
        return { severity, what: oneLine(what), atMs: look.frames[frame - 1]?.atMs };
      });
    },
  };
}

/** Without what a terminal would obey: a model's words are shown to people. */
const oneLine = (words: string): string =>
  words
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, FINDING_CHARACTERS_MAX);

function wordsOf({ frames, title, transcript, language }: Look): string {
  const times = frames.map(({ atMs }, index) => `${index + 1} at ${(atMs / 1000).toFixed(1)} s`);
  return [
    `Frames: ${times.join(", ")}. Language: ${language}.`,
    fenced("title", title),
    fenced("transcript", transcript.slice(0, WORDS_MAX)),
  ].join("\n\n");
}
