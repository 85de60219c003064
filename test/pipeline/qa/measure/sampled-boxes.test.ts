import type { SKRSContext2D } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import type { TextBox, Timeline } from "../../../../src/model/timeline.ts";
import {
  createBoxSampler,
  framesToKeep,
  likeness,
  measureBox,
} from "../../../../src/pipeline/qa/measure/sampled-boxes.ts";
import { drawnFrame, write } from "./drawn-frame.ts";

const SECOND = 30;
const BOX: TextBox = {
  text: "largest",
  role: "layout",
  x: 100,
  y: 400,
  width: 500,
  height: 120,
  startFrame: 0,
  endFrame: 60,
};

const box = (startFrame: number, endFrame: number, change: Partial<TextBox> = {}): TextBox => ({
  ...BOX,
  startFrame,
  endFrame,
  ...change,
});

function timelineOf(textBoxes: readonly TextBox[], frameCount: number): Timeline {
  return {
    width: 1080,
    height: 1920,
    framesPerSecond: SECOND,
    frameCount,
    beats: [],
    words: [],
    cues: [],
    textBoxes: [...textBoxes],
    pictureBoxes: [],
    music: { mood: "calm", beatsPerMinute: 100, beatTimesMs: [] },
  };
}

const framesFor = (boxes: readonly TextBox[], frameCount: number): number[] =>
  framesToKeep(timelineOf(boxes, frameCount));

describe("frames that are kept", () => {
  test("are the opening's, and the middle of each text that they do not show", () => {
    expect(framesFor([box(0, 60), box(100, 200), box(300, 321)], 400)).toEqual([0, 15, 30, 149, 310]);
  });

  test("show a text past its entrance and before its exit", () => {
    expect(framesFor([box(20, 120)], 400)).toEqual([0, 15, 30, 69]);
    expect(framesFor([box(0, 36)], 400)).toEqual([0, 15, 30]);
  });

  test("serve several texts at once", () => {
    const caption = box(140, 170, { role: "caption", text: "China" });
    expect(framesFor([box(100, 200), box(110, 190), caption], 400)).toEqual([0, 15, 30, 154]);
  });

  test("stay within a video that is shorter than its opening", () => {
    expect(framesFor([box(0, 10)], 10)).toEqual([0, 4, 9]);
  });

  test("are none for what nobody can read: signs without letters, and specks", () => {
    const unread = [
      box(100, 200, { text: "→ …" }),
      box(200, 300, { width: 7 }),
      box(300, 400, { height: 7 }),
    ];
    expect(framesFor(unread, 500)).toEqual([0, 15, 30]);
    expect(framesFor([box(100, 200, { text: "7" })], 500)).toHaveLength(4);
  });

  const MINUTES = 60 * SECOND;
  const pages = (role: TextBox["role"], count: number, from: number, to: number): TextBox[] =>
    Array.from({ length: count }, (_, index) => {
      const at = Math.round(from + (index * (to - from)) / count);
      return box(at, at + 20, { role, text: `page ${index}` });
    });
  test.each<[string, TextBox[]]>([
    ["a few texts more than frames", pages("layout", 24, 0, 3 * MINUTES)],
    ["captions throughout", pages("caption", 400, 0, 3 * MINUTES)],
    [
      "layouts throughout, and captions",
      [...pages("layout", 90, 0, 3 * MINUTES), ...pages("caption", 300, 0, 3 * MINUTES)],
    ],
    [
      "layouts, then captions alone",
      [...pages("layout", 90, 0, MINUTES), ...pages("caption", 300, MINUTES, 3 * MINUTES)],
    ],
    [
      "a counter that is a new text all the time",
      [...pages("layout", 200, 600, 900), ...pages("caption", 60, 0, 3 * MINUTES)],
    ],
  ])("come from the whole of a long video: %s", (_what, boxes) => {
    const frames = framesFor(boxes, 3 * MINUTES);
    expect(frames).toHaveLength(20);
    expect(frames).toEqual([...new Set(frames)].sort((a, b) => a - b));
    const gaps = [...frames.slice(1), 3 * MINUTES].map((frame, index) => frame - (frames[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan((3 * MINUTES) / 7);
  });
});

describe("the sampler", () => {
  const blank = (frame: number) => drawnFrame(() => undefined, { frame, width: 108 });
  const looksAt = (textBox: TextBox, frames: readonly number[]): number[] => {
    const sampler = createBoxSampler(timelineOf([textBox], 400));
    for (const frame of frames) sampler.look(blank(frame));
    return sampler.boxes.map((one) => one.frame);
  };
  const everyFrame = Array.from({ length: 200 }, (_, frame) => frame);

  test("measures a text once, when it is settled", () => {
    expect(looksAt(box(100, 160), everyFrame)).toEqual([112]);
    expect(looksAt(box(100, 106, { role: "caption" }), everyFrame)).toEqual([102]);
    expect(looksAt(box(100, 160), [90, 105, 149])).toEqual([]);
  });

  test("measures a hook three times, from its first frame to its last", () => {
    expect(looksAt(box(10, 60, { role: "hook" }), everyFrame)).toEqual([10, 11, 12]);
    expect(looksAt(box(10, 60, { role: "hook" }), [9, 59, 60])).toEqual([59]);
  });

  test("measures every text of a frame, and none that nobody can read", () => {
    const sampler = createBoxSampler(timelineOf([BOX, box(0, 60, { text: "…" }), box(0, 50)], 400));
    sampler.look(blank(30));
    expect(sampler.boxes.map((one) => one.box.endFrame)).toEqual([60, 50]);
  });
});

describe("a box on a frame", () => {
  const letters = write("largest", 110, 490, 110);
  const measure = (draw: (canvas: SKRSContext2D) => void, change: Partial<TextBox> = {}) =>
    measureBox({ ...BOX, ...change }, drawnFrame(draw, { frame: 9, width: 1080 }));

  test("says which box and which frame", () => {
    expect(measure(letters)).toMatchObject({ box: BOX, frame: 9, emptyBoxes: 0 });
  });

  test("has the contrast of its ink with what is behind, whichever is brighter", () => {
    const onWhite = (canvas: SKRSContext2D): void => {
      canvas.fillRect(0, 0, 1080, 1920);
      canvas.fillStyle = "#000000";
      letters(canvas);
    };
    expect(measure(letters).contrast).toBeGreaterThan(18);
    expect(measure(onWhite).contrast).toBeGreaterThan(18);
  });

  test("is as readable as where the text is weakest, not as on average", () => {
    const fading = (canvas: SKRSContext2D): void => {
      canvas.fillStyle = "#e0e0e0";
      canvas.fillRect(330, 380, 800, 160);
      canvas.fillStyle = "#ffffff";
      letters(canvas);
    };
    expect(measure(fading).contrast).toBeLessThan(2);
  });

  test("may be wider than its text: margins are no weak letters", () => {
    expect(measure(write("large", 110, 490, 60), { width: 900 }).contrast).toBeGreaterThan(15);
  });

  test("is measured as WCAG has it", () => {
    const grey = (colour: string) => (canvas: SKRSContext2D) => {
      canvas.fillStyle = colour;
      letters(canvas);
    };
    expect(measure(grey("#767676")).contrast).toBeCloseTo(4.6, 0);
    expect(measure(grey("#0a0a0a")).contrast).toBeCloseTo(1.06, 2);
    expect(measure(() => undefined).contrast).toBe(1);
  });

  test("knows how high its letters are, in pixels of the full size", () => {
    const { fontPixels } = measureBox(BOX, drawnFrame(letters));
    expect(fontPixels).toBeCloseTo(Math.sqrt((500 * 120) / (0.66 * 7)), 5);
    expect(measure(letters, { text: "1" }).fontPixels).toBe(120);
  });

  test("shows a letter that its font does not have", () => {
    const hollow = (canvas: SKRSContext2D): void => {
      canvas.lineWidth = 10;
      canvas.strokeRect(120, 410, 60, 96);
    };
    expect(measure(hollow).emptyBoxes).toBe(1);
  });

  test("has a shape: alike while it breathes, another with other words, none when it is empty", () => {
    const settled = measure(letters).inkShape;
    expect(settled).toHaveLength(16 * 6);
    expect(likeness(settled, settled)).toBeCloseTo(1, 9);
    expect(likeness(settled, measure(write("largest", 106, 492, 112)).inkShape)).toBeGreaterThan(0.9);
    expect(likeness(settled, measure(write("no", 420, 440, 60)).inkShape)).toBeLessThan(0.3);
    expect(
      likeness(
        settled,
        settled.map((part) => 1 - part),
      ),
    ).toBeCloseTo(-1, 9);
    expect(likeness(settled, measure(() => undefined).inkShape)).toBe(0);
  });

  test.each<[string, Partial<TextBox>]>([
    ["left and above", { x: -60, y: -50 }],
    ["right and below", { x: 900, y: 1890 }],
    ["outside altogether", { x: 2000, y: 3000 }],
  ])("may reach beyond the picture, where nothing is: %s", (_where, change) => {
    const otherSide = (canvas: SKRSContext2D): void =>
      canvas.fillRect((change.x ?? 0) < 0 ? 1000 : 0, 0, 80, 1920);
    expect(measure(otherSide, change).contrast).toBe(1);
  });
});
