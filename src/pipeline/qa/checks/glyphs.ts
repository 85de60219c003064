import { visibleTexts } from "../../../model/visible-text.ts";
import { missingGlyphs } from "../../../studio/fonts/fonts.ts";
import { countEmptyBoxes } from "../measure/empty-boxes.ts";
import { answer, type VideoCheck } from "../video-check.ts";

/** Every letter has a shape: by the fonts' own tables, and no empty boxes among the letters on the pixels. */
export const glyphsCheck: VideoCheck = {
  id: "glyphs",
  measure({ request, boxes, frames }) {
    const { script, timeline } = request;
    const texts = [
      script.hook,
      ...script.beats.flatMap((beat) => visibleTexts(beat.data)),
      ...timeline.cues.flatMap((cue) => cue.lines),
      ...timeline.textBoxes.map((box) => box.text),
    ];
    const missing = missingGlyphs(texts.join(" "));
    const drawn = boxes.flatMap((one) => {
      const frame = frames.find((candidate) => candidate.frame === one.frame);
      const count = frame ? countEmptyBoxes(one.box, frame, one.fontPixels) : 0;
      return count === 0 ? [] : [{ one, count }];
    });
    const boxesSeen = drawn.reduce((sum, { count }) => sum + count, 0);
    const where = drawn[0]?.one;
    return answer(
      "glyphs",
      { measured: missing.length + boxesSeen, limit: 0, unit: "missing glyphs" },
      missing.length > 0
        ? `no bundled font draws ${missing.slice(0, 8).join(" ")}`
        : where
          ? `“${where.box.text}” shows an empty box in frame ${where.frame}`
          : undefined,
    );
  },
};
