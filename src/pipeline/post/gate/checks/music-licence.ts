import type { GateCheck } from "../gate-check.ts";

/** Music whose right nobody recorded may be claimed: over a minute such a Short is blocked everywhere. */
export const musicLicence: GateCheck = {
  id: "music-licence",
  override: "allow-unlicensed-music",
  judge({ delivery: { script } }) {
    const bare = script.sounds.filter(({ kind, licence }) => kind === "music" && !licence);
    return {
      measured: bare.length,
      limit: 0,
      unit: "tracks without a licence",
      fault:
        bare.length === 0
          ? undefined
          : `no licence is recorded for ${bare.map(({ note, providerId }) => note ?? providerId).join(", ")}; set brand.musicLicence to where you have the right from`,
    };
  },
};
