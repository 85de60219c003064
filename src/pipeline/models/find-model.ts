import { AppError } from "../../core/app-error.ts";
import { nearestName } from "../../core/nearest.ts";
import { type CatalogueEntry, catalogueName, type ModelCatalogue } from "../../model/model-catalogue.ts";

export type ModelKind = CatalogueEntry["kind"];

/** Of what `videoModel` names: a model of stills is asked for by the same setting. */
export const SHOT_KINDS = ["video", "image"] as const;

/**
 * The model a person named, as `vendor/model` or by the vendor's own name alone. Usage errors: `model-unknown` with the
 * nearest, `model-ambiguous`; config `model-retired` with what took its place, before anything is spent.
 */
export function findModel<Kind extends ModelKind>(
  catalogue: ModelCatalogue,
  wanted: string,
  kind: Kind | readonly Kind[],
  nowMs: number,
): Extract<CatalogueEntry, { kind: Kind }> {
  const entry = findEvenRetired(catalogue, wanted, kind, nowMs);
  refuseRetired(entry, nowMs);
  return entry;
}

/** The same, of a model that may be gone: what it was asked for before is still finished. */
export function findEvenRetired<Kind extends ModelKind>(
  catalogue: ModelCatalogue,
  wanted: string,
  kind: Kind | readonly Kind[],
  nowMs: number,
): Extract<CatalogueEntry, { kind: Kind }> {
  const kinds: readonly ModelKind[] = typeof kind === "string" ? [kind] : kind;
  const ofKind = catalogue.models.filter((entry) => kinds.includes(entry.kind));
  const found = ofKind.filter((entry) => catalogueName(entry) === wanted || entry.model === wanted);
  const [entry] = found;
  if (!entry) throw unknown(wanted, kinds, ofKind, nowMs);
  if (found.length > 1 && catalogueName(entry) !== wanted) throw ambiguous(wanted, found);
  return entry as Extract<CatalogueEntry, { kind: Kind }>;
}

/** Whether a model's last day has come, by UTC day. */
export function isRetired(entry: CatalogueEntry, nowMs: number): boolean {
  return entry.retiresOn !== undefined && new Date(nowMs).toISOString().slice(0, 10) >= entry.retiresOn;
}

export function refuseRetired(entry: CatalogueEntry, nowMs: number): void {
  if (!isRetired(entry, nowMs)) return;
  throw new AppError({
    kind: "config",
    code: "model-retired",
    message: `${entry.title} (${catalogueName(entry)}) was shut down by its vendor on ${entry.retiresOn}.`,
    hint: entry.replacedBy
      ? `${entry.replacedBy} took its place; \`viral route --explain\` shows what else there is.`
      : "`viral route --explain` shows what there is.",
  });
}

function unknown(
  wanted: string,
  kinds: readonly ModelKind[],
  entries: readonly CatalogueEntry[],
  nowMs: number,
): AppError {
  const names = entries.filter((entry) => !isRetired(entry, nowMs)).map(catalogueName);
  const nearest =
    nearestName(wanted, names) ??
    nearestName(
      wanted,
      entries.map(({ model }) => model),
    );
  return new AppError({
    kind: "usage",
    code: "model-unknown",
    message: `There is no ${kinds.join(" or ")} model "${wanted}" in the catalogue.`,
    hint: `${nearest ? `Did you mean ${nearest}? ` : ""}There are ${names.join(", ")}.`,
  });
}

function ambiguous(wanted: string, entries: readonly CatalogueEntry[]): AppError {
  return new AppError({
    kind: "usage",
    code: "model-ambiguous",
    message: `More than one vendor offers "${wanted}".`,
    hint: `Say which: ${entries.map(catalogueName).join(", ")}.`,
  });
}
