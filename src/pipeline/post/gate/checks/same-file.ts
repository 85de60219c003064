import type { GateCheck } from "../gate-check.ts";

/** The file is the one that was checked and approved: an edit needs a new look. */
export const sameFile: GateCheck = {
  id: "same-file",
  override: null,
  judge({ order, fileSha256 }) {
    const nothing = {
      measured: fileSha256?.slice(0, 12) ?? null,
      limit: order.fileSha256.slice(0, 12),
      unit: "sha256",
    };
    if (fileSha256 === null) return { ...nothing, skipped: "the file is read before it goes out" };
    return {
      ...nothing,
      fault:
        fileSha256 === order.fileSha256
          ? undefined
          : "the file was changed since it was checked: look at it, and approve it as it is now",
    };
  },
};
