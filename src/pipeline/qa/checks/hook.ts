import { likeness, type SampledBox } from "../measure/sampled-boxes.ts";
import { answer, type VideoCheck } from "../video-check.ts";

const LIMIT_MS = 1_000;
const READABLE = 3;
/** The same words, even while they breathe: coarse shapes correlate at least so much. */
const SAME = 0.6;

/** The hook can be read within the first second: its box has ink that is, in shape, the settled hook. */
export const hookCheck: VideoCheck = {
  id: "hook",
  measure({ boxes, request }) {
    const hooks = boxes.filter((one) => one.box.role === "hook");
    const settled = hooks.filter((one) => one.contrast >= READABLE);
    const times = settled
      .filter((one) => isSameAsLast(one, hooks))
      .map((one) => Math.round((one.frame * 1000) / request.timeline.framesPerSecond));
    const measured = times.length === 0 ? null : Math.min(...times);
    return answer(
      "hook",
      { measured, limit: LIMIT_MS, unit: "ms" },
      measured !== null && measured <= LIMIT_MS
        ? undefined
        : hooks.length === 0
          ? "no hook stands on the first second's frames"
          : `the hook “${request.script.hook}” cannot be read within the first second`,
    );
  },
};

function isSameAsLast(one: SampledBox, hooks: readonly SampledBox[]): boolean {
  const last = hooks.filter((other) => other.box === one.box).at(-1);
  return last === undefined || last === one || likeness(one.inkShape, last.inkShape) >= SAME;
}
