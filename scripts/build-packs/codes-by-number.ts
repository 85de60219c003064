import { readPackageJson } from "./read-package.ts";
import { MEMBERS } from "./un-members.ts";

type CodeMappings = {
  supplemental: { codeMappings: Record<string, { _numeric?: string }> };
};

/** Lower-case ISO codes of territories by the number that Natural Earth knows them by. */
export function codesByNumber(): Map<string, string> {
  const mappings = readPackageJson<CodeMappings>("cldr-core/supplemental/codeMappings.json").supplemental
    .codeMappings;
  // Withdrawn codes share their number with a living one (`ZR` and `CD`): members come last and win.
  const members = new Set(MEMBERS.map(({ code }) => code.toUpperCase()));
  const living = Object.entries(mappings).toSorted(
    ([a], [b]) => Number(members.has(a)) - Number(members.has(b)),
  );
  return new Map(
    living.flatMap(([code, { _numeric }]) =>
      _numeric && code.length === 2 ? [[_numeric, code.toLowerCase()]] : [],
    ),
  );
}
