import type { Provenance } from "../../../model/shot.ts";
import { reasonOf } from "../post-document.ts";

export interface ManifestFacts {
  title: string;
  /** Of every shot and sound in the video. */
  provenance: readonly Provenance[];
  /** Of this program. */
  version: string;
}

export type SourceType =
  | "trainedAlgorithmicMedia"
  | "compositeWithTrainedAlgorithmicMedia"
  | "digitalCreation";

type Action = {
  action: "c2pa.created" | "c2pa.edited";
  digitalSourceType: string;
  softwareAgent: { name: string; version?: string };
  description: string;
};

/** A manifest definition of the C2PA SDKs. */
export type Manifest = {
  title: string;
  format: "video/mp4";
  claim_generator_info: { name: string; version: string }[];
  assertions: { label: "c2pa.actions.v2"; data: { actions: Action[] } }[];
};

const IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const DESCRIPTIONS: Readonly<Record<SourceType, string>> = {
  trainedAlgorithmicMedia: "every picture and voice was made by AI models",
  compositeWithTrainedAlgorithmicMedia: "some parts were made by AI models",
  digitalCreation: "no part was made by an AI model",
};

/** Says how a video was made: by us, and which vendor's models made what in it. Pure. */
export function buildManifest({ title, provenance, version }: ManifestFacts): Manifest {
  const type = sourceTypeOf(provenance);
  const us = { name: "viral", version };
  const created: Action = {
    action: "c2pa.created",
    digitalSourceType: IPTC + type,
    softwareAgent: us,
    description: DESCRIPTIONS[type],
  };
  return {
    title,
    format: "video/mp4",
    claim_generator_info: [us],
    assertions: [{ label: "c2pa.actions.v2", data: { actions: [created, ...vendorActions(provenance)] } }],
  };
}

/** The IPTC's word for the whole. Music does not count: we make it by rule, or it is the user's. */
export function sourceTypeOf(provenance: readonly Provenance[]): SourceType {
  if (!provenance.some((one) => one.isAiGenerated)) return "digitalCreation";
  return provenance.every((one) => one.isAiGenerated || one.kind === "music")
    ? "trainedAlgorithmicMedia"
    : "compositeWithTrainedAlgorithmicMedia";
}

/** One for each thing that each vendor's models made. */
function vendorActions(provenance: readonly Provenance[]): Action[] {
  const byReason = new Map(
    provenance.filter((one) => one.isAiGenerated).map((one) => [reasonOf(one), one.providerId]),
  );
  return [...byReason].map(([description, name]) => ({
    action: "c2pa.edited",
    digitalSourceType: `${IPTC}trainedAlgorithmicMedia`,
    softwareAgent: { name },
    description,
  }));
}
