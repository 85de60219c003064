import type { CaptionCue } from "../../model/timeline.ts";

/** SubRip: numbered, comma before the milliseconds. */
export function srtOf(cues: readonly CaptionCue[]): string {
  return cues
    .map(
      (cue, index) =>
        `${index + 1}\n${clockOf(cue.startMs, ",")} --> ${clockOf(cue.endMs, ",")}\n${cue.lines.join("\n")}\n`,
    )
    .join("\n");
}

/** WebVTT. Text is escaped: `<` and `&` begin markup there. */
export function vttOf(cues: readonly CaptionCue[]): string {
  const escaped = (line: string): string =>
    line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("-->", "--&gt;");
  return `WEBVTT\n\n${cues.map((cue) => `${clockOf(cue.startMs, ".")} --> ${clockOf(cue.endMs, ".")}\n${cue.lines.map(escaped).join("\n")}\n`).join("\n")}`;
}

function clockOf(timeMs: number, point: string): string {
  const whole = Math.max(0, Math.round(timeMs));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = Math.floor(whole / 1000) % 60;
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${point}${String(whole % 1000).padStart(3, "0")}`;
}
