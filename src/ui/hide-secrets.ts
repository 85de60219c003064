const SHAPES = [
  /\b(sk|pk|key|rw|fal|xi)[-_][A-Za-z0-9_-]{16,}/g,
  /\bAIza[A-Za-z0-9_-]{20,}/g,
  /\bBearer\s+[A-Za-z0-9._~+/=-]{8,}/gi,
  /(?<=[?&](?:access_token|key|token|signature|sig|X-Amz-Signature)=)[^&\s"']+/gi,
  /(?<="?(?:api[-_]?key|access[-_]?token|refresh[-_]?token|client[-_]?secret|password|authorization)"?\s*[:=]\s*"?)[^"\s,}]{4,}/gi,
];

/** Replaces whatever looks like a secret, at the last place before text leaves the process. */
export function hideSecrets(text: string, known: readonly string[] = []): string {
  let safe = text;
  for (const secret of known) if (secret.length >= 4) safe = safe.replaceAll(secret, "[hidden]");
  for (const shape of SHAPES) safe = safe.replace(shape, "[hidden]");
  return safe;
}
