const NAMES =
  "(?:api[-_ ]?key|access[-_ ]?token|refresh[-_ ]?token|client[-_ ]?secret|password|authorization)";

const SHAPES = [
  /\b(sk|pk|key|rw|fal|xi)[-_][A-Za-z0-9_-]{16,}/g,
  /\bAIza[A-Za-z0-9_-]{20,}/g,
  /\bBearer\s+[A-Za-z0-9._~+/=-]{8,}/gi,
  /(?<=[?&](?:access_token|key|token|signature|sig|X-Amz-Signature)=)[^&\s"']+/gi,
  // In JSON only texts, and JSON within JSON, so that the line can still be read.
  new RegExp(String.raw`(?<=${NAMES}\\*"\s*:\s*\\*")[^"\\]{4,}`, "gi"),
  new RegExp(String.raw`(?<=${NAMES}\s*[:=]\s*["']?)[^\s"'\\,{}[\]]{4,}`, "gi"),
];

/** Replaces whatever looks like a secret, at the last place before text leaves the process. JSON stays JSON. */
export function hideSecrets(text: string, known: readonly string[] = []): string {
  let safe = text;
  for (const secret of known) if (secret.length >= 4) safe = safe.replaceAll(secret, "[hidden]");
  for (const shape of SHAPES) safe = safe.replace(shape, "[hidden]");
  return safe;
}

const SECRET_NAMES = /_(KEY|TOKEN|SECRET|PASSWORD)$/;
const LENGTH_MIN = 8;

/** Secrets that the environment holds: no shape tells them, so they are hidden by their value. */
export function secretsOf(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    SECRET_NAMES.test(name) && value !== undefined && value.length >= LENGTH_MIN ? [value] : [],
  );
}
