import { Lane } from "./lanes.ts";

/** How many effects a vendor has at once, over all jobs of this process. */
export class VendorLanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #jobsAtOnce: (vendor: string) => number;

  constructor(jobsAtOnce: (vendor: string) => number) {
    this.#jobsAtOnce = jobsAtOnce;
  }

  async use<T>(vendor: string, order: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(vendor) ?? new Lane(this.#jobsAtOnce(vendor));
    this.#lanes.set(vendor, lane);
    return await lane.use(order, signal, work);
  }
}
