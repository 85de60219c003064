import { rm } from "node:fs/promises";
import { normaliseLoudness } from "../../../media/loudness.ts";
import { setSound } from "../../../media/set-sound.ts";
import type { RepairRequest } from "./repair.ts";

/** AAC adds a little to peaks, so the target keeps some room below the limit of −1 dBTP. */
const TARGET = { integratedLufs: -14, truePeakDbtp: -2 };

/** Brings the sound to its loudness once more; the picture is copied. */
export async function renormalise({ tools, file, outFile, signal }: RepairRequest): Promise<void> {
  const soundFile = `${outFile}.wav`;
  try {
    await normaliseLoudness(tools, file, soundFile, TARGET, signal);
    await setSound(tools, { file, soundFile, outFile }, signal);
  } finally {
    await rm(soundFile, { force: true });
  }
}
