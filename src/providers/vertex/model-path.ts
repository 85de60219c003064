import { AppError } from "../../core/app-error.ts";

const LOCATION = "us-central1";
const GLOBAL = "global";

/** Each region is asked at a host of its own; `global` at the one of all. */
export function addressOf({ region = LOCATION }: Readonly<Record<string, string | undefined>>): string {
  return region === GLOBAL
    ? "https://aiplatform.googleapis.com"
    : `https://${region}-aiplatform.googleapis.com`;
}

/** Where clips are made, by the address that is asked: `us-central1-aiplatform.googleapis.com`. */
export function locationOf(baseUrl: string, setting: string | undefined): string {
  const byAddress = /^([a-z]+-[a-z]+\d+)-aiplatform\./.exec(new URL(baseUrl).host)?.[1];
  return byAddress ?? setting ?? LOCATION;
}

export function modelPath(project: string, location: string, model: string): string {
  const [inProject, inLocation, named] = [project, location, model].map(encodeURIComponent);
  return `projects/${inProject}/locations/${inLocation}/publishers/google/models/${named}`;
}

const OPERATION =
  /^(projects\/[^/?#]+\/locations\/[^/?#]+\/publishers\/google\/models\/[^/?#]+)\/operations\/[\w-]+$/;

/** The model that an operation is of: it is asked about at the model. Throws usage `handle-unreadable`. */
export function modelOfOperation(name: string): string {
  const path = OPERATION.exec(name)?.[1];
  if (path !== undefined) return path;
  throw new AppError({
    kind: "usage",
    code: "handle-unreadable",
    message: "That is no operation of Vertex AI's.",
    hint: "Give its whole name: projects/…/locations/…/publishers/google/models/…/operations/….",
  });
}
