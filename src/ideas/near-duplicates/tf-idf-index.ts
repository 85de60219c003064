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
 * Cosine of tf-idf vectors of words against many texts, by an inverted index: only texts that share a word are touched,
 * by a question and by an addition. 10,000 scripts are compared in milliseconds.
 */
export class TfIdfIndex {
  private readonly texts: ReadonlyMap<string, number>[] = [];
  private readonly holdersOf = new Map<string, Holders>();
  /** Undefined until somebody asks: until then an addition costs its own words only. */
  private lengths: TextLength[] | undefined;

  add(text: string): void {
    const counts = countWords(text);
    const position = this.texts.push(counts) - 1;
    for (const [word, count] of counts) {
      const holders = this.holdersOf.get(word) ?? { positions: [], counts: [] };
      if (this.lengths) noteHolder(holders, this.lengths);
      holders.positions.push(position);
      holders.counts.push(count);
      this.holdersOf.set(word, holders);
    }
    this.lengths?.push(this.lengthOf(counts));
  }

  /** The most similar text, by the order of its addition, or undefined when none shares a word. */
  nearest(text: string): { position: number; cosine: number } | undefined {
    this.lengths ??= this.texts.map((counts) => this.lengthOf(counts));
    const counts = countWords(text);
    const length = this.rootOf(this.lengthOf(counts));
    let best: { position: number; cosine: number } | undefined;
    for (const [position, product] of this.productsWith(counts).entries()) {
      const other = this.lengths[position];
      if (product === 0 || other === undefined) continue;
      const cosine = product / (length * this.rootOf(other));
      if (cosine > (best?.cosine ?? 0)) best = { position, cosine };
    }
    return best;
  }

  private productsWith(counts: ReadonlyMap<string, number>): Float64Array {
    const products = new Float64Array(this.texts.length);
    const common = this.commonWeight();
    for (const [word, count] of counts) {
      const holders = this.holdersOf.get(word);
      if (!holders) continue;
      const factor = count * (common + rarityOf(holders.positions.length)) ** 2;
      for (let index = 0; index < holders.positions.length; index += 1) {
        const position = holders.positions[index] ?? 0;
        products[position] = (products[position] ?? 0) + factor * (holders.counts[index] ?? 0);
      }
    }
    return products;
  }

  private lengthOf(counts: ReadonlyMap<string, number>): TextLength {
    const length = { squares: 0, rarity: 0, raritySquares: 0 };
    for (const [word, count] of counts)
      addWord(length, count, rarityOf(this.holdersOf.get(word)?.positions.length ?? 0), 1);
    return length;
  }

  /** The root of the sum of (count × weight)², where all that depends on how many texts there are is taken out. */
  private rootOf({ squares, rarity, raritySquares }: TextLength): number {
    const common = this.commonWeight();
    return Math.sqrt(common ** 2 * squares + 2 * common * rarity + raritySquares);
  }

  /** The weight of a word is this and its rarity: a smoothed inverse document frequency. */
  private commonWeight(): number {
    return Math.log(1 + this.texts.length) + 1;
  }
}

/** The texts that hold a word, and how often each does. */
interface Holders {
  positions: number[];
  counts: number[];
}

const rarityOf = (holderCount: number): number => -Math.log(1 + holderCount);

/** One text more holds the word: it is worth less in those that hold it. */
function noteHolder({ positions, counts }: Holders, lengths: readonly TextLength[]): void {
  const before = rarityOf(positions.length);
  const after = rarityOf(positions.length + 1);
  for (let index = 0; index < positions.length; index += 1) {
    const length = lengths[positions[index] ?? 0];
    if (!length) continue;
    addWord(length, counts[index] ?? 0, before, -1);
    addWord(length, counts[index] ?? 0, after, 1);
  }
}

/** Of a text: sums over its words of count², of count² × rarity and of count² × rarity². */
interface TextLength {
  squares: number;
  rarity: number;
  raritySquares: number;
}

function addWord(length: TextLength, count: number, rarity: number, sign: 1 | -1): void {
  const square = sign * count ** 2;
  length.squares += square;
  length.rarity += square * rarity;
  length.raritySquares += square * rarity ** 2;
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of comparableWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
