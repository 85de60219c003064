import { mixNumbers, progressOf } from "../motion/easing.ts";

/** A stretch of a race: values of each runner at moments 0, 1, 2 … and from which moment to which it runs. */
export interface RaceStretch {
  series: readonly { values: readonly number[] }[];
  fromIndex: number;
  toIndex: number;
}

/** Where everybody stands: 0 is first. Between two numbers while it is on its way from one to the other. */
export interface RacePlace {
  place: number;
  /** It overtakes somebody now. */
  isRising: boolean;
}

/**
 * Who is larger stands above. Two trade places around the moment at which their values cross, in `swapLength` moments of the
 * data; the stretch begins and ends with everybody in a place of their own, however late a crossing is.
 */
export function racePlaces(stretch: RaceStretch, position: number, swapLength: number): RacePlace[] {
  const { series, fromIndex, toIndex } = stretch;
  const length = Math.min(swapLength, toIndex - fromIndex);
  const places = series.map((): RacePlace => ({ place: 0, isRising: false }));
  for (const [upper, one] of places.entries()) {
    for (const [lower, other] of places.entries()) {
      if (lower <= upper) continue;
      const { isAbove, crossings } = duel(stretch, upper, lower);
      let above = isAbove ? 1 : 0;
      let sign = isAbove ? -1 : 1;
      for (const crossing of crossings) {
        const start = Math.max(fromIndex, Math.min(toIndex - length, crossing - length / 2));
        const progress = progressOf("glide", position, start, length);
        above += sign * progress;
        if (progress > 0 && progress < 1) (sign > 0 ? one : other).isRising = true;
        sign = -sign;
      }
      one.place += 1 - above;
      other.place += above;
    }
  }
  return places;
}

/** Whether one stands above another when the stretch begins, and when that changes. Of equals the first one does. */
function duel(
  { series, fromIndex, toIndex }: RaceStretch,
  upper: number,
  lower: number,
): { isAbove: boolean; crossings: readonly number[] } {
  const leadAt = (index: number): number =>
    valueAt(series[upper]?.values ?? [], index) - valueAt(series[lower]?.values ?? [], index);
  const crossings: number[] = [];
  for (let index = fromIndex; index < toIndex; index += 1) {
    const [lead, nextLead] = [leadAt(index), leadAt(index + 1)];
    if (lead >= 0 !== nextLead >= 0) crossings.push(index + lead / (lead - nextLead));
  }
  return { isAbove: leadAt(fromIndex) >= 0, crossings };
}

/** Between two moments a value runs evenly; after the last one it stays. */
export function valueAt(values: readonly number[], position: number): number {
  const index = Math.floor(position);
  const from = values[index] ?? values.at(-1) ?? 0;
  return mixNumbers(from, values[index + 1] ?? from, position - index);
}
