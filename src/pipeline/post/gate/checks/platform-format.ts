import type { GateCheck } from "../gate-check.ts";

/** Less than this side by side is a draft of ours, and poor on every platform. */
const WIDTH_MIN = 540;

/** Length, size and shape, by the platform's own data and by what it allows this account now. */
export const platformFormat: GateCheck = {
  id: "platform-format",
  override: "allow-format",
  judge({ order, platform, limits }) {
    const { durationMs, byteCount, width, height } = order;
    const longestMs = Math.min(platform.durationMs.max, limits?.durationMsMax ?? platform.durationMs.max);
    const faults = [
      ...(durationMs < platform.durationMs.min
        ? [
            `it lasts ${seconds(durationMs)}, ${platform.title} wants ${seconds(platform.durationMs.min)} at least`,
          ]
        : []),
      ...(durationMs > longestMs
        ? [`it lasts ${seconds(durationMs)}, this account may post ${seconds(longestMs)} at most`]
        : []),
      ...(byteCount > platform.fileBytesMax.value
        ? [`it has ${byteCount} bytes, ${platform.title} takes ${platform.fileBytesMax.value}`]
        : []),
      ...(width >= height ? [`it is ${width}×${height}, which is not upright`] : []),
      ...(width < WIDTH_MIN ? [`it is ${width}×${height}: a draft`] : []),
    ];
    return {
      measured: durationMs / 1000,
      limit: longestMs / 1000,
      unit: "s",
      fault: faults.length === 0 ? undefined : faults.join("; "),
    };
  },
};

const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
