import type { ShotEntry } from "../../../model/model-catalogue.ts";
import type { Beat, Script } from "../../../model/script.ts";
import type { Prompt } from "../../../templates/read-prompt.ts";

/** How each kind is asked for: `templates/prompts/clip.md` and `still.md`. They ask for no text: letters drawn by a model are wrong, and ours have receipts. */
export type ShotPrompts = Readonly<Record<ShotEntry["kind"], Prompt>>;

export function shotPrompts(library: { prompt(name: string): Prompt }): ShotPrompts {
  return { video: library.prompt("clip"), image: library.prompt("still") };
}

const PLAIN_LOOK: Readonly<Record<ShotEntry["kind"], string>> = {
  video: "Natural light, shallow depth of field, realistic colours, calm handheld camera.",
  image: "Natural light, shallow depth of field, realistic colours, a photograph.",
};

/** What stands in the picture of a beat; undefined: it says nothing that could be shown. */
export function shotSubject(beat: Beat): string | undefined {
  const subject = beat.shotPrompt?.trim() || beat.shotKeywords.join(", ").trim();
  return subject === "" ? undefined : withStop(subject);
}

/** What a model is asked for one beat: its subject, in the look of the whole video. */
export function clipPrompt(
  subject: string,
  { look }: Pick<Script, "look">,
  makes: ShotEntry["kind"],
  prompts: ShotPrompts,
): string {
  const parts: Readonly<Record<string, string>> = {
    subject,
    look: withStop(look?.trim() || PLAIN_LOOK[makes]),
  };
  return prompts[makes].text.replace(/\{(\w+)\}/gu, (whole, name: string) => parts[name] ?? whole);
}

const withStop = (sentence: string): string => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`);
