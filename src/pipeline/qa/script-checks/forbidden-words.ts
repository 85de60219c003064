import type { Check } from "../../../model/check.ts";
import { narrationText, type Script } from "../../../model/script.ts";
import { visibleTexts } from "../../../model/visible-text.ts";
import { findWording } from "./claims.ts";

/** `forbidden-words`: nothing that the user's policy forbids is said, shown or posted. Whole words, any case. */
export function checkForbiddenWords(script: Script, forbidden: readonly string[]): Check {
  const places: (readonly [string, string])[] = [
    ["title", script.title],
    ["hook", script.hook],
    ["caption", script.caption],
    ["hashtags", script.hashtags.map((tag) => tag.replace(/^#/, "")).join(" ")],
    ...script.beats.map((beat) => [`${beat.id} narration`, narrationText(beat)] as const),
    ...script.beats.map((beat) => [`${beat.id} screen`, visibleTexts(beat.data).join(" · ")] as const),
  ];
  const found = forbidden
    .map((word) => word.trim())
    .filter((word) => word !== "")
    .flatMap((word) =>
      places
        .filter(([, text]) => findWording(text.normalize("NFKC"), word.normalize("NFKC")).length > 0)
        .map(([where]) => `“${word}” in ${where}`),
    );
  return {
    id: "forbidden-words",
    status: found.length === 0 ? "passed" : "failed",
    measured: found.length,
    limit: 0,
    unit: "forbidden words",
    ...(found.length === 0 ? {} : { message: found.slice(0, 5).join("; ") }),
  };
}
