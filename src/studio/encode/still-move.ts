/** How much larger a still is shown from one frame to the next: slow enough to be felt and not seen. */
const ZOOM_PER_FRAME = 0.0007;
/** A long beat moves more slowly, so that no still is ever cut into. */
const ZOOM_MAX = 0.14;

export interface StillToMove {
  framesPerSecond: number;
  frameCount: number;
  turn: number;
}

/**
 * A slow push in, and on the next still a slow pull back, as filters behind a finished frame. Positions are fractions of a
 * pixel: ffmpeg's own `zoompan` knows whole ones only, and a slow move trembles by two of them.
 */
export function stillMove({ framesPerSecond, frameCount, turn }: StillToMove): string {
  const perFrame = Math.min(ZOOM_PER_FRAME, ZOOM_MAX / frameCount);
  const seen = turn % 2 === 0 ? "on" : `${frameCount}-on`;
  const half = (side: "W" | "H"): string => `${side}/2/(1+${perFrame.toFixed(7)}*(${seen}))`;
  const corners = ["-", "+"].flatMap((down) => ["-", "+"].map((right) => [right, down] as const));
  const places = corners.map(
    ([right, down], index) => `x${index}='W/2${right}${half("W")}':y${index}='H/2${down}${half("H")}'`,
  );
  const rate = framesPerSecond;
  // One frame more than is wanted: how long the last one lasts is not known, and older programs leave it out.
  const still = `loop=loop=${frameCount}:size=1,settb=AVTB,setpts=N/(${rate}*TB),fps=${rate}`;
  return `${still},perspective=${places.join(":")}:interpolation=linear:sense=source:eval=frame`;
}
