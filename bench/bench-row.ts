/** One line of `npm run bench`: what was measured against which floor, in the same run. */
export interface BenchRow {
  name: string;
  /** Measured ÷ floor, or the value itself where there is no floor. */
  ratio: number;
  /** The most that is allowed. */
  target: number;
  /** `× floor`, `MB`. */
  unit: string;
  /** The figures behind the ratio. */
  detail: string;
}
