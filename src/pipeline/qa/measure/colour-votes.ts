import type { SampledFrame } from "./yuv-frame.ts";

/** How a drawn colour may have become luma and chroma. Only the first is what the tags promise. */
export type ColourReading = "bt709 tv" | "bt601 tv" | "bt709 pc";

/** For each wrong reading: pixels that show a drawn colour as it would be then, and as it should be. */
export type ColourVotes = Record<Exclude<ColourReading, "bt709 tv">, { wrong: number; right: number }>;

type Yuv = readonly [number, number, number];

/** Encoders move flat colours by less. */
const NEAR = 3;
/** Readings that differ less cannot be told apart by pixels. */
const APART = 8;

export function toYuv(colour: string, reading: ColourReading): Yuv {
  const at = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16) / 255;
  const [red, green, blue] = [at(1), at(3), at(5)];
  const [redPart, bluePart] = reading === "bt601 tv" ? [0.299, 0.114] : [0.2126, 0.0722];
  const luma = redPart * red + (1 - redPart - bluePart) * green + bluePart * blue;
  const [black, lumaRange, chromaRange] = reading === "bt709 pc" ? [0, 255, 255] : [16, 219, 224];
  return [
    black + lumaRange * luma,
    128 + (chromaRange * (blue - luma)) / (2 * (1 - bluePart)),
    128 + (chromaRange * (red - luma)) / (2 * (1 - redPart)),
  ];
}

const apart = (a: Yuv, b: Yuv): number =>
  Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0))));

/** Looks for colours that were drawn, in every frame given to it, as each reading would have them. */
export function createColourCounter(palette: readonly string[]): {
  look(frame: SampledFrame): void;
  votes: ColourVotes;
} {
  const votes: ColourVotes = { "bt601 tv": { wrong: 0, right: 0 }, "bt709 pc": { wrong: 0, right: 0 } };
  const rights = palette.map((colour) => toYuv(colour, "bt709 tv"));
  const counters = (["bt601 tv", "bt709 pc"] as const).flatMap((reading) => {
    // A wrong colour that is another one's right colour would witness against a good picture.
    const telling = palette.filter((colour) =>
      rights.every((right) => apart(toYuv(colour, reading), right) >= APART),
    );
    return telling.length === 0
      ? []
      : [
          {
            votes: votes[reading],
            countWrong: counterOf(telling.map((colour) => toYuv(colour, reading))),
            countRight: counterOf(telling.map((colour) => toYuv(colour, "bt709 tv"))),
          },
        ];
  });
  return {
    votes,
    look(frame) {
      for (const counter of counters) {
        counter.votes.wrong += counter.countWrong(frame);
        counter.votes.right += counter.countRight(frame);
      }
    },
  };
}

/** Counts pixels near any of some colours, one in four: one for each sample of chroma. */
function counterOf(colours: readonly Yuv[]): (frame: SampledFrame) => number {
  const nearColours = (channel: 0 | 1 | 2): Uint32Array =>
    Uint32Array.from({ length: 256 }, (_, value) =>
      colours.reduce(
        (bits, colour, bit) => (Math.abs(colour[channel] - value) <= NEAR ? bits | (1 << bit) : bits),
        0,
      ),
    );
  const [lumas, blues, reds] = [nearColours(0), nearColours(1), nearColours(2)];
  return ({ width, height, planes }) => {
    const chromaWidth = Math.ceil(width / 2);
    const chromaHeight = Math.ceil(height / 2);
    const chromaBytes = chromaWidth * chromaHeight;
    let count = 0;
    for (let row = 0; row < chromaHeight; row += 1) {
      for (let column = 0; column < chromaWidth; column += 1) {
        const blue = width * height + row * chromaWidth + column;
        const bits =
          (lumas[planes[2 * row * width + 2 * column] ?? 0] ?? 0) &
          (blues[planes[blue] ?? 0] ?? 0) &
          (reds[planes[blue + chromaBytes] ?? 0] ?? 0);
        if (bits !== 0) count += 1;
      }
    }
    return count;
  };
}
