/** Words of a text for comparison: lower case, letters and digits only. */
export function comparableWords(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+(?:[.,'’][\p{N}\p{L}]+)*/gu) ?? []
  );
}

/**
 * Cosine of tf-idf vectors of words against many texts, by an inverted index: only texts that share a word are touched.
 * Word weights and lengths are worked out once after each addition; 10,000 scripts are compared in milliseconds.
 */
export class TfIdfIndex {
  private readonly texts: ReadonlyMap<string, number>[] = [];
  private readonly positionsOf = new Map<string, number[]>();
  private lengths: Float64Array | undefined;

  add(text: string): void {
    const counts = countWords(text);
    const position = this.texts.push(counts) - 1;
    for (const word of counts.keys()) {
      const positions = this.positionsOf.get(word);
      if (positions) positions.push(position);
      else this.positionsOf.set(word, [position]);
    }
    this.lengths = undefined;
  }

  /** The most similar text, by the order of its addition, or undefined when none shares a word. */
  nearest(text: string): { position: number; cosine: number } | undefined {
    this.lengths ??= Float64Array.from(this.texts, (counts) => this.lengthOf(counts));
    const counts = countWords(text);
    const products = new Float64Array(this.texts.length);
    for (const [word, count] of counts) {
      const weight = this.weightOf(word);
      for (const position of this.positionsOf.get(word) ?? []) {
        const other = this.texts[position]?.get(word) ?? 0;
        products[position] = (products[position] ?? 0) + count * other * weight * weight;
      }
    }
    const length = this.lengthOf(counts);
    let best: { position: number; cosine: number } | undefined;
    for (const [position, product] of products.entries()) {
      if (product === 0) continue;
      const cosine = product / (length * (this.lengths[position] ?? 1));
      if (cosine > (best?.cosine ?? 0)) best = { position, cosine };
    }
    return best;
  }

  private lengthOf(counts: ReadonlyMap<string, number>): number {
    let squares = 0;
    for (const [word, count] of counts) squares += (count * this.weightOf(word)) ** 2;
    return Math.sqrt(squares);
  }

  /** Smoothed inverse document frequency. */
  private weightOf(word: string): number {
    const holders = this.positionsOf.get(word)?.length ?? 0;
    return Math.log((1 + this.texts.length) / (1 + holders)) + 1;
  }
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of comparableWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
