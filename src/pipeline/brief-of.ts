import { AppError } from "../core/app-error.ts";
import type { Brief } from "../model/brief.ts";
import type { Concept } from "../model/concept.ts";
import { getConcept } from "../store/repositories/concepts.ts";
import { getBrief } from "../store/repositories/runs.ts";
import type { StoreScope } from "../store/scope.ts";

export async function briefOf(scope: StoreScope, briefId: string): Promise<Brief> {
  return (await getBrief(scope, briefId)) ?? missing("brief", briefId);
}

export async function conceptOf(scope: StoreScope, conceptId: string): Promise<Concept> {
  const stored = (await getConcept(scope, conceptId)) ?? missing("concept", conceptId);
  return stored.concept;
}

function missing(what: string, id: string): never {
  throw new AppError({
    kind: "usage",
    code: `${what}-gone`,
    message: `The ${what} ${id} of this job was deleted.`,
    hint: "Give the job up with `viral resolve <job> --drop`.",
  });
}
