/** Jaccard overlap of sets of receipt keys against many sets; only sets that share a key are touched. */
export class ReceiptIndex {
  private readonly sizes: number[] = [];
  private readonly positionsOf = new Map<string, number[]>();

  add(keys: readonly string[]): void {
    const distinct = new Set(keys);
    const position = this.sizes.push(distinct.size) - 1;
    for (const key of distinct) {
      const positions = this.positionsOf.get(key);
      if (positions) positions.push(position);
      else this.positionsOf.set(key, [position]);
    }
  }

  /** The set with the largest overlap, by the order of its addition, or undefined when none shares a key. */
  nearest(keys: readonly string[]): { position: number; jaccard: number } | undefined {
    const distinct = new Set(keys);
    const shared = new Map<number, number>();
    for (const key of distinct) {
      for (const position of this.positionsOf.get(key) ?? []) {
        shared.set(position, (shared.get(position) ?? 0) + 1);
      }
    }
    let best: { position: number; jaccard: number } | undefined;
    for (const [position, count] of shared) {
      const jaccard = count / (distinct.size + (this.sizes[position] ?? 0) - count);
      if (jaccard > (best?.jaccard ?? 0)) best = { position, jaccard };
    }
    return best;
  }
}
