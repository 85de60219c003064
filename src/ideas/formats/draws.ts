import { createRandom } from "../../core/random.ts";

/** The same draws out of a list on every machine: `count` times `size` different items. */
export function* draws<Item>(
  label: string,
  items: readonly Item[],
  size: number,
  count: number,
): Iterable<Item[]> {
  if (items.length < size) return;
  const seen = new Set<string>();
  for (let round = 0; round < count; round += 1) {
    const random = createRandom(`${label}/${round}`);
    const places = new Set<number>();
    while (places.size < size) places.add(random.integer(items.length));
    const key = [...places].toSorted((a, b) => a - b).join();
    if (!seen.has(key)) yield [...places].map((place) => items[place] as Item);
    seen.add(key);
  }
}

/** Runs of neighbours in a circle: every item takes part in `size` of them, and no two runs are the same. */
export function windows<Item>(items: readonly Item[], size: number): Item[][] {
  if (items.length < size) return [];
  if (items.length === size) return [[...items]];
  return items.map((_, start) =>
    Array.from({ length: size }, (_unused, step) => items[(start + step) % items.length] as Item),
  );
}
