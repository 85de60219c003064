import { visibleTexts } from "../../../model/visible-text.ts";
import { missingGlyphs } from "../../../studio/fonts/fonts.ts";
import { answer, type VideoCheck } from "../video-check.ts";

/** Every letter has a shape: by the fonts' own tables, and no empty boxes among the letters on the pixels. */
export const glyphsCheck: VideoCheck = {
  id: "glyphs",
  measure({ request, boxes }) {
    const { script, timeline } = request;
    const texts = [
      script.hook,
      ...script.beats.flatMap((beat) => visibleTexts(beat.data)),
      ...timeline.cues.flatMap((cue) => cue.lines),
      ...timeline.textBoxes.map((box) => box.text),
    ];
    const missing = missingGlyphs(texts.join(" "));
    const boxesSeen = boxes.reduce((sum, one) => sum + one.emptyBoxes, 0);
    const where = boxes.find((one) => one.emptyBoxes > 0);
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
