import type { LayoutData, LayoutDataOf } from "../../model/layout-data.ts";
import type { PackFacts } from "../packs/pack-facts.ts";
import type { DraftRoom, PackDraft } from "../packs/pack-idea.ts";
import { finishScript, plan } from "./beats.ts";
import { sentence } from "./words.ts";

export interface Myth {
  title: string;
  /** The belief as a sentence without its full stop. */
  claim: string;
  evidence: LayoutDataOf<"myth-map">["evidence"];
  /** Shown under the stamp. */
  note: string;
  slots: Record<string, string>;
}

/** Claim, evidence, verdict: every myth is told in these three beats. */
export function tellMyth(room: DraftRoom, facts: PackFacts, myth: Myth): PackDraft {
  const { title, claim, evidence, note, slots } = myth;
  const { source } = room.loaded.pack;
  const shared = { layout: "myth-map", claim, evidence, verdict: "FALSE", note, source } as const;
  const phase = (name: "claim" | "evidence" | "verdict"): LayoutData => ({ ...shared, phase: name });
  const beats = [
    plan("setup", sentence(room, "claim", slots), phase("claim"), { minDurationMs: 4000, pauseAfterMs: 600 }),
    plan("evidence", sentence(room, "evidence", slots), phase("evidence"), { minDurationMs: 4500 }),
    plan("verdict", sentence(room, "verdict", slots), phase("verdict"), {
      accent: "stamp",
      minDurationMs: 3800,
      pauseAfterMs: 700,
    }),
  ];
  const outro = sentence(room, "outro", slots);
  return {
    title,
    slots,
    receiptKeys: facts.keys,
    write: (hook) => finishScript(room, facts, { hook, title, beats, outro, slots }),
  };
}
