import type { StockAnswer, StockClip, StockLibrary } from "../../src/providers/contracts/stock-library.ts";

export const stockClip = (id: string, change: Partial<StockClip> = {}): StockClip => ({
  id,
  pageUrl: `https://library.example/${id}/`,
  author: `Author ${id}`,
  about: "",
  isAiGenerated: false,
  durationMs: 10_000,
  files: [{ url: `https://library.example/${id}.mp4`, width: 1080, height: 1920 }],
  ...change,
});

/** A library in this process: answers each search as told, and counts. */
export function libraryOf(
  id: string,
  answer: (words: string) => StockAnswer | Promise<StockAnswer>,
  bring: StockLibrary["bring"] = () => Promise.reject(new Error("no file is expected in this test")),
): StockLibrary & { searches: string[] } {
  const searches: string[] = [];
  return {
    id,
    terms: { licence: "free", searchKeptMs: 1000 },
    searches,
    async search({ words }) {
      searches.push(words);
      return await answer(words);
    },
    bring,
  };
}
