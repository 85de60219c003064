import { expect, test } from "vitest";
import { srtOf, vttOf } from "../../../src/studio/captions/subtitle-files.ts";

const cues = [
  { startMs: 110, endMs: 1950.4, lines: ["5 < 6 & so on", "--> here"] },
  { startMs: 3_661_001, endMs: 3_662_000, lines: ["later"] },
];

test("SRT counts its cues and writes commas", () => {
  expect(srtOf(cues)).toBe(
    "1\n00:00:00,110 --> 00:00:01,950\n5 < 6 & so on\n--> here\n\n2\n01:01:01,001 --> 01:01:02,000\nlater\n",
  );
});

test("VTT escapes what would be markup", () => {
  expect(vttOf(cues)).toContain("00:00:00.110 --> 00:00:01.950\n5 &lt; 6 &amp; so on\n--&gt; here\n");
});
