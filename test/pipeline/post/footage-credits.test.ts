import { expect, it } from "vitest";
import type { Provenance } from "../../../src/model/shot.ts";
import { footageCredits } from "../../../src/pipeline/post/footage-credits.ts";

const stock = (author: string | undefined, creditTo?: string): Provenance => ({
  providerId: "somebody",
  kind: "stock",
  isAiGenerated: false,
  ...(author === undefined ? {} : { author }),
  ...(creditTo === undefined ? {} : { creditTo }),
});

it("thanks each author once, in one line for each library that asks for it", () => {
  const used = [
    stock("Jane", "Pexels (https://www.pexels.com)"),
    stock("Pia"),
    stock("John", "Pexels (https://www.pexels.com)"),
    stock("Jane", "Pexels (https://www.pexels.com)"),
    stock(undefined, "Elsewhere"),
  ];
  expect(footageCredits(used)).toEqual([
    "Footage: Jane, John on Pexels (https://www.pexels.com)",
    "Footage: Elsewhere",
  ]);
  expect(footageCredits([stock("Pia")])).toEqual([]);
});
