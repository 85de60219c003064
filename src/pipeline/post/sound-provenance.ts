import type { Provenance } from "../../model/shot.ts";

/** Voices that nobody takes for a person's, with their licence. Every other voice is disclosed. */
const PLAINLY_SYNTHETIC: Readonly<Record<string, string>> = { flite: "BSD" };

/** Where all that is heard in a video comes from. `voice`: `vendor:voice`, or `none`. */
export function soundsOf(voice: string, brandMusic: string | undefined): Provenance[] {
  return voice === "none" ? [musicOf(brandMusic)] : [voiceOf(voice), musicOf(brandMusic)];
}

function voiceOf(voice: string): Provenance {
  const providerId = voice.split(":")[0] ?? voice;
  const licence = PLAINLY_SYNTHETIC[providerId];
  return {
    providerId,
    kind: "voice",
    isAiGenerated: licence === undefined,
    note: `synthetic voice ${voice}`,
    ...(licence === undefined ? {} : { licence }),
  };
}

const musicOf = (brandMusic: string | undefined): Provenance =>
  brandMusic
    ? { providerId: "own-files", kind: "music", isAiGenerated: false, note: "the brand's own music" }
    : {
        providerId: "viral",
        kind: "music",
        isAiGenerated: false,
        licence: "made by this program, free to use",
      };
