import { comparableText } from "../../ideas/near-duplicates/comparable-text.ts";
import type { Script } from "../../model/script.ts";
import type { TemplateLibrary } from "../../templates/open-templates.ts";

/** A script without the words that every video of its format shares: those say nothing about likeness. */
export function comparableScript(script: Script, library: Pick<TemplateLibrary, "formats">): string {
  const format = library.formats().find(({ id }) => id === script.formatId);
  return comparableText(
    script,
    format
      ? Object.values(format.sentences)
          .flat()
          .concat(format.hooks.map(({ text }) => text))
      : [],
  );
}
