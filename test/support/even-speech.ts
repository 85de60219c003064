import type { SaidSound } from "../contracts/speech-server.ts";
import { saidLines } from "./said-lines.ts";

const LINE = "Batisa dofuka lumeno rapido.";

/** A vendor's voice that says one line of real speech whatever it is given, its letters spread evenly over it. */
export async function evenSpeech(): Promise<(text: string) => SaidSound> {
  const said = (await saidLines([LINE], "mp3"))(LINE);
  const spoken = said?.characters ?? [];
  const [startMs = 0, endMs = 0] = [spoken[0]?.startMs, spoken.at(-1)?.endMs];
  return (text) => {
    const each = (endMs - startMs) / text.length;
    const at = (index: number): number => startMs + index * each;
    const characters = text.split("").map((_, index) => ({ startMs: at(index), endMs: at(index + 1) }));
    return { bytes: said?.bytes ?? new Uint8Array(0), characters };
  };
}
