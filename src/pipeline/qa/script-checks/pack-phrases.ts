import type { Script } from "../../../model/script.ts";
import { findWording, type NumberClaim, numberClaims, type Span } from "./claims.ts";
import type { SourceReader } from "./read-again.ts";

/** Packs that a script's receipts were read from. */
export function packsOf(script: Script): Set<string> {
  return new Set(script.receipts.flatMap(({ source }) => (source.kind === "pack" ? [source.packId] : [])));
}

/** What the packs of a script call their measures, scopes and sources: `since 1955`, `from the Sun`. */
export class PackPhrases {
  private readonly phrases: readonly string[];

  constructor(script: Script, reader: SourceReader) {
    this.phrases = [...packsOf(script)].flatMap((packId) => reader.packPhrases(packId));
  }

  /** Whether a name or number stands inside words that the pack itself uses. */
  cover(text: string, span: Span): boolean {
    return this.phrases.some((phrase) =>
      findWording(text, phrase).some((whole) => whole.start <= span.start && whole.end >= span.end),
    );
  }
}

const isYear = (claim: NumberClaim): boolean => /^\d{4}$/u.test(claim.text);

/** `of 61 countries` must be told by a pack of 61 rows. */
export function refutePackCounts(script: Script, reader: SourceReader): string[] {
  return [...packsOf(script)].flatMap((packId) => {
    const everything = reader.packDocument(packId)?.["everything"];
    if (typeof everything !== "string") return [];
    const rows = reader.packRows(packId).length;
    return numberClaims(everything)
      .filter((claim) => !isYear(claim) && claim.value !== rows)
      .map((claim) => `the pack ${packId} speaks of ${claim.text} and has ${rows} rows`);
  });
}
