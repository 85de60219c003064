import type { Beat, Script } from "../../../model/script.ts";

/** Every prompt ends with it: letters drawn by a model are wrong, and ours have receipts. */
const NO_TEXT = "No text, no letters, no captions, no logos, no watermark.";
const PLAIN_LOOK = "Natural light, shallow depth of field, realistic colours, calm handheld camera.";

/** What a video model is asked for one beat; undefined: the beat says nothing that could be shown. */
export function clipPrompt(beat: Beat, script: Pick<Script, "look">): string | undefined {
  const subject = beat.shotPrompt?.trim() || beat.shotKeywords.join(", ").trim();
  if (subject === "") return undefined;
  return [withStop(subject), "Vertical 9:16.", withStop(script.look ?? PLAIN_LOOK), NO_TEXT].join(" ");
}

const withStop = (sentence: string): string => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`);
