const OVERLAP_MS_MAX = 2000;

/**
 * A sound repeated until it is long enough. Each turn fades into the next over up to two seconds, at constant power, so
 * that the seam is not heard; a sound that is long enough is only cut.
 */
export function loopSound(source: Float32Array, sampleCount: number, sampleRate: number): Float32Array {
  if (source.length === 0) return new Float32Array(sampleCount);
  if (source.length >= sampleCount) return source.slice(0, sampleCount);
  const overlap = Math.min(Math.round((OVERLAP_MS_MAX / 1000) * sampleRate), Math.floor(source.length / 4));
  const turn = source.length - overlap;
  const out = new Float32Array(sampleCount);
  for (let index = 0; index < sampleCount; index += 1) {
    const inTurn = index % turn;
    const sample = source[inTurn] ?? 0;
    if (index < turn || inTurn >= overlap) out[index] = sample;
    else {
      const angle = ((inTurn + 0.5) / overlap) * (Math.PI / 2);
      out[index] = sample * Math.sin(angle) + (source[turn + inTurn] ?? 0) * Math.cos(angle);
    }
  }
  return out;
}
