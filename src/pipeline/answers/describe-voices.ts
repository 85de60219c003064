import { isAppError, withHint } from "../../core/app-error.ts";
import { microsToUsd } from "../../core/money.ts";
import type { Brief } from "../../model/brief.ts";
import type { VoicesDocument } from "../../model/voice-documents.ts";
import type { ListedVoice, Voice } from "../../providers/contracts/voice.ts";
import type { VendorVoice, VoiceServices } from "../voice/choose-voice.ts";

type Row = VoicesDocument["voices"][number];

/**
 * Every voice that is ready: of this machine, and of vendors whose key is here, asked by reading only. A vendor that does
 * not answer hides none of the others; a note says why.
 */
export async function describeVoices(
  { voices, vendorVoices }: VoiceServices,
  tier: Brief["tier"],
  signal: AbortSignal,
): Promise<VoicesDocument> {
  const document: VoicesDocument = { schema: "viral.voices/1", voices: [], notes: [] };
  for (const voice of voices) {
    const { rows, notes } = await localRows(voice);
    document.voices.push(...rows);
    document.notes.push(...notes);
  }
  const { notes, voices: local } = document;
  if (![...notes, ...local].some(({ vendor }) => vendor === "sherpa"))
    notes.push({
      vendor: "sherpa",
      message: "no local model; `viral voices add <folder>` registers one",
    });
  for (const id of vendorVoices.ids) {
    const answer = await askVendor(id, vendorVoices, tier, signal);
    document.voices.push(...answer.rows);
    if (answer.note !== undefined) document.notes.push({ vendor: id, message: answer.note });
  }
  return document;
}

async function localRows(voice: Voice): Promise<{ rows: Row[]; notes: VoicesDocument["notes"] }> {
  const rows: Row[] = [];
  const reasons = new Set<string>();
  for (const one of voice.listVoices()) {
    const why = await voice.whyNotReady?.(one.name);
    if (why) reasons.add(withHint(why));
    else rows.push(rowOf(voice.id, one, 0));
  }
  return { rows, notes: [...reasons].map((message) => ({ vendor: voice.id, message })) };
}

async function askVendor(
  id: string,
  vendorVoices: VoiceServices["vendorVoices"],
  tier: Brief["tier"],
  signal: AbortSignal,
): Promise<{ rows: Row[]; note?: string }> {
  const readiness = await vendorVoices.readiness(id);
  if (readiness === "missing-key")
    return { rows: [], note: "its key is not here; `viral providers` names the variable" };
  if (readiness !== "ready")
    return { rows: [], note: "its key or a setting cannot be right; `viral providers` says which" };
  try {
    const opened = vendorVoices.open(id, tier);
    const listed = await listedBy(opened, signal);
    if (!listed) return { rows: [], note: `it lists no voices; name one of them: ${id}:<voice>` };
    const { usdMicrosPerMillionCharacters: price } = opened.model;
    return { rows: listed.map((one) => rowOf(id, one, microsToUsd(price))) };
  } catch (error) {
    if (!isAppError(error) || error.kind === "cancelled" || error.kind === "bug") throw error;
    return { rows: [], note: withHint(error) };
  }
}

async function listedBy(
  { speaker, model }: VendorVoice,
  signal: AbortSignal,
): Promise<readonly ListedVoice[] | undefined> {
  return model.voices?.map((one) => ({ ...one, language: "" })) ?? (await speaker.listVoices?.(signal));
}

const rowOf = (vendor: string, { name, language, description }: ListedVoice, price: number): Row => ({
  id: `${vendor}:${name}`,
  vendor,
  language,
  description,
  usdPerMillionCharacters: price,
});
